#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "facts/facts.h"
#include "facts/property_paths.h"

namespace crosscheck {

// Finds what one evaluated template claims.
class ClaimCollector {
 public:
  ClaimCollector(Evaluator& evaluator, Facts& facts) : evaluator_(evaluator), facts_(facts), finder_(evaluator) {}

  void resource(const Resource& resource);
  // An output's names; keeps its value for other stacks as well.
  void output(Element output);

 private:
  // One value of each part of the key.
  struct Combination {
    Key key;
    Span span;  // of the name, or of the resource where it has none
  };
  // A part of the key: the resource that a name is unique within, or a piece of the name.
  struct Part {
    std::string_view parent_type = {};
    bool parent = false;
    bool marked = false;  // it is what people will look at
  };

  // A value that is not known makes the claim uncertain.
  Truth applies(const Resource& resource, const PropertyTest& when);
  void claims(const Resource& resource, const ClaimShape& shape, Truth exists);
  void combine(const Resource& resource, const ClaimShape& shape);
  void extend(std::span<const Found> values, const Part& part);
  static void add(Combination& combination, const Found& value, const Part& part);
  void add_parent(const Resource& resource, const ParentShape& parent);

  Evaluator& evaluator_;
  Facts& facts_;
  Finder finder_;
  // Every one of the values of a shape's parts, at most `kClaimLimit`.
  std::vector<Combination> combinations_;
  bool incomplete_ = false;  // a part has no value
};

}  // namespace crosscheck
