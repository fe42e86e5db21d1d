#pragma once

#include <compare>
#include <set>
#include <string>
#include <vector>

#include "document/document.h"
#include "inputs/inventory/answers_of_place.h"
#include "inputs/reader.h"
#include "text/order.h"

namespace crosscheck {

// Where an answer is from; what nobody says is empty.
struct AnswerPlace {
  std::string account, region;
  friend std::strong_ordering operator<=>(const AnswerPlace& a, const AnswerPlace& b) {
    if (const auto order = order_of(a.account, b.account); order != 0) return order;
    return order_of(a.region, b.region);
  }
  friend bool operator==(const AnswerPlace&, const AnswerPlace&) = default;
};

struct LocatedAnswer {
  AnswerFile answer;
  AnswerPlace place;
  std::string path;  // beneath the inventory
};

// The files of an inventory that hold AWS's answers, and where each is from. What cannot be read or is no answer is
// said, and the others are used.
class AnswerFiles {
 public:
  // Both must outlive it.
  AnswerFiles(Sources& sources, ReadAssembly& into) : sources_(sources), into_(into) {}

  // In the order of the files; `paths` are theirs beneath the inventory.
  std::vector<LocatedAnswer> read(const std::vector<FileId>& files, const std::vector<std::string>& paths);

  // Reads a file again; false where it cannot be used any more.
  bool open(FileId file);
  Element root() const { return document_.root(); }  // of the file that was opened last
  std::string_view text() const { return document_.text(); }
  // "inventory/x.json:3:17: ": where to look in a file.
  std::string at(Span span) const;

 private:
  void look_at(FileId id, const std::string& path);
  void locate_by_rows(LocatedAnswer& file);
  void say_unknown();
  void share_places();

  Sources& sources_;
  ReadAssembly& into_;
  Document document_;
  std::vector<LocatedAnswer> files_;
  std::vector<std::string> unknown_;
};

}  // namespace crosscheck
