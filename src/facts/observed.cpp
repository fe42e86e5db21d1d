#include "facts/observed.h"

#include <map>

#include "document/read.h"
#include "inputs/inventory/answer_rows.h"

namespace crosscheck {
namespace {

// The stacks of one inventory by name, account and region, as its answers call them.
using Names = std::map<std::tuple<std::string_view, std::string_view, std::string_view>, StackId>;

std::string_view said(const std::optional<Given<std::string>>& given) {
  return given ? std::string_view(given->value) : std::string_view();
}

Names names_of(const Inputs& inputs, std::uint32_t assembly) {
  Names names;
  for (std::uint32_t i = 0; i < inputs.stacks.size(); ++i) {
    const Stack& stack = inputs.stacks[i];
    if (stack.assembly != assembly || stack.answers) continue;
    const Description& given = stack.origin.given();
    names.emplace(std::tuple(std::string_view(stack.name), said(given.account), said(given.region)), StackId{i});
  }
  return names;
}

const ClaimShape* shape_in(const TypeInfo* info, std::string_view space) {
  if (!info) return nullptr;
  for (const ClaimShape& shape : info->claims) {
    if (space.empty() || shape.space == space) return &shape;
  }
  return nullptr;
}

class Observed {
 public:
  Observed(const Inputs& inputs, const StackTable& stacks, StackId place, Workspace& workspace, Facts& facts)
      : place_(inputs[place]),
        id_(place),
        app_(stacks.app(place)),
        names_(names_of(inputs, place_.assembly)),
        asked_(workspace.asked),
        facts_(facts) {}

  void add(Element root, const AnswerFile& file) {
    visit_rows(root, *file.answer, file.argument, [&](const AnswerRow& row) { add(row, *file.answer); });
  }

 private:
  void add(const AnswerRow& row, const Answer& answer) {
    switch (answer.what) {
      case Answer::What::Stack: return outputs(row);
      case Answer::What::Export: return plain("cfn:export", row.name, owner(row), row.span, row);
      case Answer::What::Import: return import(row);
      case Answer::What::Resource:
        if (row.status != "DELETE_COMPLETE") thing(row);
        return;
      case Answer::What::Thing:
      case Answer::What::Parameter: return thing(row);
      case Answer::What::Template:
      case Answer::What::Caller: return;
    }
  }

  struct Owner {
    StackId stack;
    std::string prefix;  // of logical ids
  };

  Owner owner(const AnswerRow& row) const {
    if (row.stack.empty()) return {.stack = id_, .prefix = {}};
    std::string name = row.stack, prefix;
    if (const auto nested = place_.answers->nested.find(name); nested != place_.answers->nested.end()) {
      name = nested->second.stack;
      prefix = nested->second.prefix;
    }
    const auto found = names_.find({name, account(row), region(row)});
    return {.stack = found == names_.end() ? id_ : found->second, .prefix = std::move(prefix)};
  }

  // As the answers say, which is not always what the run knows of its stacks.
  std::string_view account(const AnswerRow& row) const {
    if (scoped(row)) {
      const std::string_view text = std::string_view(row.scope).substr(0, row.scope.find('/'));
      return text == "unknown-account" ? std::string_view() : text;
    }
    return row.account.size() == 12 ? std::string_view(row.account) : said(place_.origin.given().account);
  }
  std::string_view region(const AnswerRow& row) const {
    if (scoped(row)) {
      const std::string_view text = std::string_view(row.scope).substr(row.scope.find('/') + 1);
      return text == "unknown-region" ? std::string_view() : text;
    }
    return row.region.empty() ? said(place_.origin.given().region) : std::string_view(row.region);
  }
  static bool scoped(const AnswerRow& row) { return row.scope.find('/') != std::string::npos; }

  ScopeId scope(ScopeKind kind, const AnswerRow& row) {
    Environment environment = place_.environment;
    const Description& given = place_.origin.given();
    std::string_view there = account(row), where = region(row);
    if (kind == ScopeKind::Account && !row.scope.empty() && row.scope != "unknown-account") there = row.scope;
    if (kind == ScopeKind::Region && !row.scope.empty() && row.scope != "unknown-region") where = row.scope;
    if (kind == ScopeKind::Partition && !row.scope.empty()) environment.partition = row.scope;
    if (there == said(given.account)) there = {};
    if (where == said(given.region)) where = {};
    return facts_.scopes.add(scope_of(kind, environment, app_, there, where));
  }

  void put(Claim claim, const std::string& name, Fold fold, const Owner& owner, const AnswerRow& row) {
    const Text text = Text::of(name, facts_.arena);
    if (fold == Fold::None) {
      claim.written = facts_.arena.keep(text.key());
      claim.set_key(claim.written);
    } else {
      Key key{.parts = {}, .fold = fold};
      key.parts.push_back({.text = text, .parent_type = {}});
      put_key(facts_.arena, facts_.builder, claim, key);
    }
    if (owner.stack != id_) claim.element = facts_.arena.keep(owner.prefix, row.element);
    facts_.claims.push_back(claim);
  }

  bool is_asked(const std::string& name, Fold fold) {
    if (!asked_) return true;
    if (fold == Fold::None) return asked_->contains(table_hash(name));
    folded_.clear();
    folded_.append_literal(name);
    folded_.fold_from(0, fold);
    return asked_->contains(table_hash(folded_.view().key()));
  }

  void plain(std::string_view space, const std::string& name, const Owner& owner, Span span, const AnswerRow& row) {
    if (name.empty()) return;
    put({.space = space,
         .scope = scope(ScopeKind::AccountRegion, row),
         .stack = owner.stack,
         .key = {},
         .written = {},
         .element = {},
         .span = span},
        name, Fold::None, owner, row);
  }

  void thing(const AnswerRow& row) {
    if (row.name.empty()) return;
    const Owner by = owner(row);
    const TypeInfo* info = find_type(row.type);
    if (!info && !row.space.empty() && !row.space.starts_with("cfn:")) info = find_type(type_of_space(row.space));
    const ClaimShape* shape = shape_in(info, row.space);
    if (!shape) {
      if (row.space == "cfn:export" || row.space == "cfn:output") plain(kept(row.space), row.name, by, row.span, row);
      return users(row);
    }
    if (by.stack == id_ && !is_asked(row.name, shape->fold)) return;
    // Of another repository's index only what somebody has.
    if (!row.space.empty() && row.stack.empty()) return users(row);
    put({.space = shape->space,
         .scope = scope(shape->scope, row),
         .stack = by.stack,
         .key = {},
         .written = {},
         .side = {},
         .shape = shape,
         .element = {},
         .info = info,
         .span = row.span},
        row.name, shape->fold, by, row);
    users(row);
  }

  std::string_view kept(const std::string& space) const { return space == "cfn:export" ? "cfn:export" : "cfn:output"; }

  // Those of another repository's index that import.
  void users(const AnswerRow& row) {
    if (row.space != "cfn:export") return;
    for (Element user : row.item["users"].children()) {
      if (!user["evidence"].equals("import")) continue;
      AnswerRow importer = row;
      importer.stack = user["stack"].text();
      importer.span = user["stack"].span();
      import(importer);
    }
  }

  void outputs(const AnswerRow& row) {
    const Owner by = owner(row);
    if (by.stack == id_ || row.status == "DELETE_COMPLETE") return;
    for (Element output : row.item["Outputs"].children()) {
      const Element key = output["OutputKey"];
      if (!by.prefix.empty() || !key.is_scalar()) continue;
      AnswerRow named = row;
      named.element = key.text();
      plain("cfn:output", row.stack + '/' + key.text(), by, key.span(), named);
      const Element name = output["ExportName"];
      if (name.is_scalar()) plain("cfn:export", name.text(), by, name.span(), named);
    }
  }

  void import(const AnswerRow& row) {
    const Owner by = owner(row);
    if (by.stack == id_ || row.name.empty()) return;
    Use use{.space = "cfn:export",
            .scope = scope(ScopeKind::AccountRegion, row),
            .stack = by.stack,
            .key = {},
            .written = {},
            .account = {},
            .region = {},
            .element = {},
            .type = {},
            .span = row.span};
    use.set_key(facts_.arena.keep(Text::of(row.name, facts_.arena).key()));
    use.evidence = Evidence::Import;
    facts_.uses.push_back(use);
  }

  const Stack& place_;
  StackId id_;
  const App& app_;
  Names names_;
  const NameHashes* asked_;
  Facts& facts_;
  TextBuilder folded_;
};

}  // namespace

void add_observed(Sources& sources, const Inputs& inputs, const StackTable& stacks, StackId place, Workspace& workspace,
                  Facts& facts) {
  Observed observed(inputs, stacks, place, workspace, facts);
  Document& document = workspace.documents.at(0);
  for (const AnswerFile& file : inputs[place].answers->files) {
    if (sources.read(file.file, document.buffer_)) continue;
    read_json(document, file.file);
    if (document.root()) observed.add(document.root(), file);
  }
}

}  // namespace crosscheck
