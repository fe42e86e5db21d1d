#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/text_json.h"
#include "facts/facts.h"
#include "facts/property_paths.h"

namespace crosscheck {

// Finds what one evaluated template claims.
class ClaimCollector {
 public:
  ClaimCollector(Evaluator& evaluator, Facts& facts)
      : evaluator_(evaluator), facts_(facts), finder_(evaluator), form_finder_(evaluator) {}

  void resource(const Resource& resource);
  // An output's names; keeps its value for other stacks as well.
  void output(Element output);

 private:
  // One value of each part of the key.
  struct Combination {
    Key key;
    Span span;  // of the name; without a file where it has none
  };
  // A part of the key: the resource that a name is unique within, or a piece of the name.
  struct Part {
    std::string_view parent_type = {};
    bool parent = false;
    bool side = false;
    bool marked = false;    // it is what people will look at
    bool optional = false;  // an empty value is no part
  };
  // What `ClaimShape::each` is at.
  struct Item {
    Resource view;  // with the item's properties
    Text key = {};
    Span span = {};
    bool in_json = false;  // its properties stand in `json_`
  };

  void apart(const ClaimShape& shape, Truth exists);
  std::vector<Item> items(const PropertyPath& path);
  void each_of_json(const ClaimShape& shape, Truth exists);
  // Of the item, else of the resource, else of what such resources share. Holds until the next question.
  std::span<const Found> values(const PropertyPath& path, bool names = false);
  // Whether the resource does not take that from what they share.
  bool ignores(const PropertyPath& path) const;
  std::span<const Found> json_value(const PropertyPath& path);
  // A value that is not known makes the claim uncertain.
  Truth applies(std::span<const PropertyTest> tests);
  std::span<const std::string_view> regions(const ClaimShape& shape);  // an empty one is the stack's own
  void claims(const ClaimShape& shape, Truth exists);
  void one_part(const ClaimShape& shape, Truth exists);
  void note_default(const Claim& claim, const Text& text);
  void note_path();
  // What of a name no service accepts, whatever else is deployed.
  void check_form(const ClaimShape& shape, const Text& name, const Claim& claim) {
    if (!shape.forms.empty() && name.literal()) look_at_form(shape, name, claim);
  }
  void look_at_form(const ClaimShape& shape, const Text& name, const Claim& claim);
  bool refuses(const NameForm& form, std::string_view name);
  std::string unfilled(std::string_view name) const;
  void count();
  Claim claim(const ClaimShape& shape, std::string_view region, Truth exists, Span span);
  void combine(const ClaimShape& shape);
  Span own_span() const;  // of the item or resource
  std::span<const Found> part(const PropertyPath& path, Strip strip);
  std::span<const Found> stripped(std::span<const Found> found, Strip strip);
  // Whether a function stands there, whatever it gives.
  bool is_computed(const PropertyPath& path) const;
  Text filled(std::string_view pattern);
  std::span<const Found> folders_above(std::span<const Found> folders);
  void extend(std::span<const Found> values, const Part& part);
  static void add(Combination& combination, const Found& value, const Part& part);
  void add_parent(const ParentShape& parent);
  // A parent that is given by its name, and not as a resource of the template.
  void use_parent(const Found& found, const ParentShape& parent);

  Evaluator& evaluator_;
  Facts& facts_;
  Finder finder_;
  Finder form_finder_;  // for `refuses`: what the other has found is still needed
  const std::size_t counted_from_ = facts_.quota_uses.size();  // where those of this template begin
  const Resource* resource_ = nullptr;                         // the one in hand
  std::optional<Item> item_;
  std::optional<Resource> shared_;  // with the properties that such resources share
  TextJson json_;                   // of `each_of_json`
  Found given_;                     // the last `json_value`
  std::vector<Found> made_up_;      // values of a part that are not the properties' own
  std::vector<Found> stripped_;
  std::vector<std::string_view> regions_;
  // Every one of the values of a shape's parts, at most `limits::kClaimsOfShape`.
  std::vector<Combination> combinations_;
  bool incomplete_ = false;  // a part has no value
};

}  // namespace crosscheck
