#include "inputs/inventory/answer_files.h"

#include <map>

#include "document/read.h"
#include "inputs/inventory/answer_rows.h"
#include "inputs/inventory/place_of_file.h"
#include "text/characters.h"
#include "text/lines.h"

namespace crosscheck {

std::vector<LocatedAnswer> AnswerFiles::read(const std::vector<FileId>& files, const std::vector<std::string>& paths) {
  for (std::size_t i = 0; i < files.size(); ++i) look_at(files[i], paths[i]);
  say_unknown();
  share_places();
  return std::move(files_);
}

std::string AnswerFiles::at(Span span) const {
  const auto text = sources_.reread(span.file);
  std::string place = sources_.display(span.file);
  if (text) {
    const Position position = Lines(*text).position(span.begin);
    place += ':' + std::to_string(position.line) + ':' + std::to_string(position.column);
  }
  return place + ": ";
}

bool AnswerFiles::open(FileId file) {
  if (const auto failure = sources_.read(file, document_.buffer_)) {
    into_.warn("`" + sources_.display(file) + "` " + std::string(describe(*failure)) + "; the other answers are used");
    into_.complete = false;
    return false;
  }
  const std::vector<SyntaxProblem> problems = read_json(document_, file);
  for (const SyntaxProblem& problem : problems) {
    if (!problem.fatal) continue;
    into_.warn(at(problem.span) + problem.message + "; the other answers are used");
    into_.complete = false;
    return false;
  }
  return bool{document_.root()};
}

void AnswerFiles::look_at(FileId id, const std::string& path) {
  if (!open(id)) return;
  const Answer* answer = recognise_answer(document_.root(), path);
  if (!answer) {
    unknown_.push_back(sources_.display(id));
    return;
  }
  LocatedAnswer file{.answer = {.file = id, .answer = answer, .argument = argument_in(path, *answer), .open = false},
                     .place = {},
                     .path = path};
  const PlaceOfFile place = place_of_file(sources_.display(id));
  file.place = {.account = place.account, .region = place.region};
  if (const Element more = next_page(document_.root())) {
    file.answer.open = true;
    into_.note(at(more.span()) + "`" + more.key() +
               "` says that there is more, which is not here; what these pages lack " + "is not taken for missing");
  }
  if (answer->scope.empty()) locate_by_rows(file);
  files_.push_back(std::move(file));
}

// The first thing's ARN says the place where no folder does; one that says another is in another account.
void AnswerFiles::locate_by_rows(LocatedAnswer& file) {
  bool first = true;
  visit_rows(document_.root(), *file.answer.answer, {}, [&](const AnswerRow& row) {
    if (!std::exchange(first, false)) return;
    const bool elsewhere = !row.account.empty() && !file.place.account.empty() && row.account != file.place.account;
    if (elsewhere && is_account_id(row.account)) {
      into_.warn(at(row.span) + "the folder is that of account " + file.place.account +
                 ", but the answer is of account " + row.account + ", for which it is used");
    }
    if (elsewhere || file.place.account.empty()) file.place.account = is_account_id(row.account) ? row.account : "";
    if (file.place.region.empty()) file.place.region = row.region;
  });
}

void AnswerFiles::say_unknown() {
  if (unknown_.empty()) return;
  const std::string more = unknown_.size() == 1 ? "" : " and " + std::to_string(unknown_.size() - 1) + " more";
  into_.note("`" + unknown_.front() + "`" + more + (unknown_.size() == 1 ? " is" : " are") +
             " no answer of AWS that says what is deployed; passed over");
}

// A file that does not say where it is from is from where those beside it are, if that is one place.
void AnswerFiles::share_places() {
  std::map<std::string, std::set<std::string>> accounts, regions;
  const auto folder = [](const LocatedAnswer& file) {
    const std::size_t slash = file.path.rfind('/');
    return slash == std::string::npos ? std::string() : file.path.substr(0, slash);
  };
  for (const LocatedAnswer& file : files_) {
    if (!file.place.account.empty()) accounts[folder(file)].insert(file.place.account);
    if (!file.place.region.empty()) regions[folder(file)].insert(file.place.region);
  }
  for (LocatedAnswer& file : files_) {
    const auto& beside = accounts[folder(file)];
    const auto& near = regions[folder(file)];
    if (file.place.account.empty() && beside.size() == 1) file.place.account = *beside.begin();
    if (file.place.region.empty() && near.size() == 1) file.place.region = *near.begin();
  }
}

}  // namespace crosscheck
