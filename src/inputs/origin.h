#pragma once

#include <map>
#include <optional>
#include <string>

#include "inputs/environment.h"
#include "text/span.h"

namespace crosscheck {

// Something that a deployment description says, and where it says so.
template <typename Value>
struct Given {
  Value value;
  Span span;
};

// What a deployment description says about one stack. What it leaves out is absent.
struct Description {
  std::optional<Given<std::string>> name;
  std::optional<Given<std::string>> account;
  std::optional<Given<std::string>> region;
  std::map<std::string, Given<std::string>> parameters;
  std::map<std::string, Span> open_parameters;  // given as well, but what is known only at deployment
  bool others_open = false;                     // more parameters are given, and nobody here knows which
  // Whose credentials deploy it, "profile shop": equal ones mean one account, though nobody here knows which.
  std::string credentials;
  std::optional<Given<std::string>> environment;  // as the description calls it: "prod"
};

// What all stacks of one kind of description have in common. `StackOrigin` documents the questions.
struct OriginKind {
  bool synthesized = false;
  bool orders_stacks = false;
  bool folder_means_environment = false;
  bool described = false;
  bool observed = false;
};
// A template that was passed on the command line; nothing says how it is deployed.
inline constexpr OriginKind kBareTemplate{};
// A list of deployments of templates that people wrote.
inline constexpr OriginKind kDeployment{.described = true};
inline constexpr OriginKind kCdkManifest{
    .synthesized = true, .orders_stacks = true, .folder_means_environment = true, .described = true};
// What AWS answered about what is deployed, or what another repository's index says.
inline constexpr OriginKind kObserved{.synthesized = true, .described = true, .observed = true};

// Where a stack comes from. Whatever depends on that is asked here, so that another kind of description changes no
// other code.
class StackOrigin {
 public:
  StackOrigin() = default;  // a bare template
  // `entry` is where the description lists the stack; of a bare template the start of its file. `kind` must outlive
  // the origin: it is one of the constants.
  StackOrigin(const OriginKind& kind, Span entry, Description given = {})
      : kind_(&kind), entry_(entry), given_(std::move(given)) {}
  StackOrigin(const OriginKind&& kind, Span entry, Description given = {}) = delete;

  const Description& given() const { return given_; }
  Environment environment() const;  // as given

  // Whether a program wrote the templates: they are build output, which is rarely in git.
  bool is_synthesized() const { return kind_->synthesized; }
  // Whether the description can say that one stack is deployed after another one of the same assembly and stage.
  bool can_order_stacks() const { return kind_->orders_stacks; }
  // Whether something says how it is deployed: it is no bare template.
  bool is_described() const { return kind_->described; }
  // Whether people wrote down how their templates are deployed: then `entry` shows why there is such a stack.
  bool is_in_list() const { return kind_->described && !kind_->synthesized; }
  // Whether it was seen to be deployed. What else is deployed there may belong to anybody.
  bool is_observed() const { return kind_->observed; }
  // Whether the stack's name was given. Else it is made from the file's name, and only a guess.
  bool has_real_name() const { return given_.name.has_value(); }
  // Whether one folder usually holds the stacks of one environment: then its name may say which, and what its stacks
  // agree on is true of all of them.
  bool folder_means_environment() const { return kind_->folder_means_environment; }
  // Where to point when there is no better place.
  Span entry() const { return entry_; }
  // Where to point when the stack's template, or one nested in it, cannot be read.
  Span where_listed(FileId template_file) const { return kind_->described ? entry_ : Span{.file = template_file}; }
  bool is_described_in(FileId file) const { return kind_->described && entry_.file == file; }
  // Whether identical templates are the same stack wherever they are deployed: one of them is described, and the other
  // one is the bare file.
  bool may_be_copy_of(const StackOrigin& other) const { return kind_->described != other.kind_->described; }

 private:
  const OriginKind* kind_ = &kBareTemplate;
  Span entry_;
  Description given_;
};

}  // namespace crosscheck
