#include "inputs/inventory/answer_rows.h"

#include <map>
#include <optional>
#include <utility>

#include "catalog/catalog.h"
#include "document/member_at.h"
#include "document/read.h"

namespace crosscheck {
namespace {

// The name of what an ARN or a URL leads to, with its parent's where it has one; false where that is not known.
bool name_by(const ArnMatch& match, AnswerRow& row) {
  if (match.type->claims.empty() || match.name.empty()) return false;
  const ClaimShape& shape = match.type->claims.front();
  if (shape.name.size() != 1 || shape.parents.size() > 1) return false;
  row.name.clear();
  if (!shape.parents.empty()) {
    const std::string_view parent = match.parent.empty() ? shape.parents.front().fallback : match.parent;
    if (parent.empty()) return false;
    row.name.append(parent).append(1, '/');
  }
  row.name += match.name;
  const TypeInfo* said = find_type(row.type);
  const bool same = said && !said->claims.empty() && said->claims.front().space == shape.space;
  if (!same) row.type = match.type->type;
  return true;
}

// The name that a physical id holds by the catalogue's pattern; false where it is written otherwise.
bool name_by(const PhysicalId& shape, std::string_view id, AnswerRow& row) {
  std::string_view pattern = shape.pattern;
  if (pattern.starts_with("**")) {
    pattern.remove_prefix(2);
    const std::size_t at = id.find(pattern.substr(0, pattern.find_first_of("*{")));
    if (at == std::string_view::npos) return false;
    id.remove_prefix(at);
  }
  std::map<std::string_view, std::string_view> parts;
  while (!pattern.empty()) {
    const bool any = pattern.front() == '*', part = pattern.front() == '{';
    if (!any && !part) {
      if (id.empty() || id.front() != pattern.front()) return false;
      id.remove_prefix(1);
      pattern.remove_prefix(1);
      continue;
    }
    const std::string_view name = pattern.substr(0, any ? 1 : pattern.find('}') + 1);
    const std::string_view value = name == "{rest}" ? id : id.substr(0, id.find_first_of("/|"));
    if (value.empty()) return false;
    parts[name] = value;
    id.remove_prefix(value.size());
    pattern.remove_prefix(name.size());
  }
  if (!id.empty()) return false;
  row.name.clear();
  for (std::string_view rest = shape.name; !rest.empty();) {
    const std::string_view name = rest.front() == '{' ? rest.substr(0, rest.find('}') + 1) : rest.substr(0, 1);
    row.name += name.front() == '{' ? parts[name] : name;
    rest.remove_prefix(name.size());
  }
  return true;
}

// What `Ref` gives for a resource of the row's type.
bool name_by_id(const std::string& id, AnswerRow& row) {
  for (const PhysicalId& shape : physical_ids()) {
    if (shape.type == row.type) return name_by(shape, id, row);
  }
  if (const auto arn = split_arn(id)) {
    const auto match = match_arn(*arn);
    return match && name_by(*match, row);
  }
  if (id.find("://") != std::string::npos) {
    const auto url = match_url(id);
    return url && name_by(url->thing, row);
  }
  const TypeInfo* info = find_type(row.type);
  if (!info || info->ref != RefShape::Name) return false;
  const std::size_t bar = id.find('|');
  const bool whole = bar == std::string::npos;
  return name_by({.type = info,
                  .name = whole ? std::string_view(id) : std::string_view(id).substr(bar + 1),
                  .parent = whole ? std::string_view() : std::string_view(id).substr(0, bar)},
                 row);
}

// Reads the items of one answer.
class Rows {
 public:
  Rows(Element root, const Answer& answer, std::string_view argument)
      : root_(root), answer_(answer), argument_(argument) {}

  void visit(const std::function<void(const AnswerRow&)>& visit) {
    const Element list = root_[answer_.list];
    if (!answer_.is_list) {
      if (read(list.is_object() ? list : root_, list.key_span())) visit(row_);
      return;
    }
    for (Element item : list.children()) {
      if (answer_.json) {
        if (!item.is_string()) continue;
        json_.buffer_ = Buffer(item.text());
        read_json(json_, kNoFile);
        if (!json_.root() || !read(json_.root(), item.span())) continue;
        row_.span = item.span();
      } else if (!read(item, item.span())) {
        continue;
      }
      visit(row_);
    }
  }

 private:
  bool read(Element item, Span place) {
    row_.item = item;
    row_.span = place;
    std::string arn, id;
    put(row_.type, answer_.type.starts_with('@') ? answer_.type.substr(1) : std::string_view());
    if (answer_.type.starts_with('^')) row_.type = root_[answer_.type.substr(1)].text();
    else if (!answer_.type.starts_with('@')) row_.type = answer_.type;
    put(row_.space, answer_.space);
    put(row_.account, answer_.account);
    put(row_.region, answer_.region);
    put(row_.scope, answer_.scope);
    put(row_.status, answer_.status);
    put(row_.value, answer_.value);
    put(row_.element, answer_.element);
    put(row_.stack, answer_.stack);
    if (const std::string_view name = stack_in(row_.stack); name.size() != row_.stack.size()) {
      place_by(row_.stack);
      row_.stack = std::string(name);
    }
    if (!answer_.tags.empty()) tags();
    name();
    if (answer_.what == Answer::What::Stack) {
      if (const Element given = member_at(item, answer_.stack)) row_.span = given.span();
    }
    put(arn, answer_.arn);
    if (!arn.empty()) by_arn(arn);
    put(id, answer_.id);
    if (!id.empty()) {
      if (const Element given = member_at(item, answer_.id)) row_.span = given.span();
      place_by(id);
      row_.name.clear();
      name_by_id(id, row_);
    }
    return true;
  }

  void put(std::string& into, std::string_view path) {
    into.clear();
    if (path.empty()) return;
    if (path == "@file") {
      into = argument_;
      return;
    }
    const Element found = path == "." ? row_.item : member_at(row_.item, path);
    if (found.is_scalar()) into = found.text(scratch_);
  }

  void name() {
    row_.name.clear();
    bool first = true;
    for (std::string_view path : answer_.name) {
      put(part_, path);
      if (!std::exchange(first, false)) row_.name += '/';
      row_.name += part_;
      if (path == "." || path == "@file") continue;
      if (const Element given = member_at(row_.item, path)) row_.span = given.span();
    }
  }

  void place_by(const std::string& text) {
    const auto arn = split_arn(text);
    if (!arn) return;
    if (row_.account.empty()) row_.account = arn->account;
    if (row_.region.empty()) row_.region = arn->region;
  }

  void by_arn(const std::string& text) {
    place_by(text);
    if (!answer_.name.empty() && !row_.name.empty()) return;
    if (answer_.what != Answer::What::Thing) return;
    if (const Element given = member_at(row_.item, answer_.arn)) row_.span = given.span();
    const auto arn = split_arn(text);
    const auto match = arn ? match_arn(*arn) : std::nullopt;
    if (match) name_by(*match, row_);
  }

  void tags() {
    for (Element tag : member_at(row_.item, answer_.tags).children()) {
      const std::string key = tag["Key"].text();
      if (key == "aws:cloudformation:stack-name") row_.stack = tag["Value"].text();
      else if (key == "aws:cloudformation:logical-id") row_.element = tag["Value"].text();
    }
  }

  Element root_;
  const Answer& answer_;
  std::string_view argument_;
  AnswerRow row_;
  Document json_;
  std::string scratch_, part_;
};

enum class Fit { No, Maybe, Yes };

Fit fits(Element root, const Answer& answer) {
  const Element list = root[answer.list];
  if (!list || (answer.is_list && !list.is_array())) return Fit::No;
  const Element first = answer.is_list ? list.item(0) : list.is_object() ? list : root;
  if (!first) return Fit::Maybe;
  return answer.with.empty() || member_at(first, answer.with) ? Fit::Yes : Fit::No;
}

}  // namespace

const Answer* recognise_answer(Element root, std::string_view file_name) {
  const Answer* maybe = nullptr;
  for (const Answer& answer : answers()) {
    const Fit fit = fits(root, answer);
    if (fit == Fit::Yes) return &answer;
    const bool named = file_name.find(answer.operation) != std::string_view::npos;
    if (fit == Fit::Maybe && (!maybe || named)) maybe = &answer;
  }
  return maybe;
}

Element next_page(Element root) {
  for (std::string_view name : page_members()) {
    const Element token = root[name];
    if (token && token.kind() != Kind::Null && !token.equals("")) return token;
  }
  return {};
}

void visit_rows(Element root, const Answer& answer, std::string_view argument,
                const std::function<void(const AnswerRow&)>& visit) {
  Rows(root, answer, argument).visit(visit);
}

std::string_view stack_in(std::string_view text) {
  const auto arn = split_arn(text);
  if (!arn || arn->service != "cloudformation" || !arn->resource.starts_with("stack/")) return text;
  const std::string_view name = arn->resource.substr(6);
  return name.substr(0, name.find('/'));
}

}  // namespace crosscheck
