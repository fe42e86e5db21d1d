#include "facts/unchecked.h"

#include "facts/nested_parameters.h"

namespace crosscheck {

void note_unchecked(const Template& source, const std::string& where, Facts& facts) {
  const auto note = [&](const std::string& what) {
    facts.notifications.push_back(
        {.severity = Severity::Note, .message = "stack `" + where + "`: " + what, .place = {}});
  };
  for (const Resource& resource : source.resources) {
    if (const Element macro = source.has_macros ? resource.macro() : Element()) {
      ++facts.unchecked.transforms;
      note("the macro `" + macro["Name"].text() + "` may change resource `" + std::string(resource.id) +
           "`; it is not treated as certain");
    }
    if (resource.info || resource.type.starts_with("Custom::") || is_known_type(resource.type)) continue;
    ++facts.unchecked.types[std::string(resource.type)];
  }
  if (!source.loops.empty()) {
    facts.unchecked.loops += source.loops.size();
    note("`Fn::ForEach` over an unknown list is not expanded; the resources it creates were not checked");
  }
  facts.open_ended |= is_computed(source.outputs);
  if (!source.foreign_transform.empty()) {
    facts.open_ended = true;
    ++facts.unchecked.transforms;
    note("the transform `" + source.foreign_transform +
         "` may change the template; its resources are not treated as certain");
  }
}

}  // namespace crosscheck
