#include "evaluate/text_arn.h"

#include <algorithm>
#include <array>

namespace crosscheck {
namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

enum Class : std::uint8_t { kWord = 1, kEndsArn = 2 };

constexpr std::array<std::uint8_t, 256> kClasses = [] {
  std::array<std::uint8_t, 256> classes{};
  const auto set = [&](std::string_view characters, Class what) {
    for (char c : characters) classes[static_cast<unsigned char>(c)] |= what;
  };
  set(kLetters, kWord);
  set("0123456789-", kWord);
  set("\"' ,;<>()[]{}\\\n\r\t|", kEndsArn);
  return classes;
}();

bool is(char c, Class what) { return (kClasses[static_cast<unsigned char>(c)] & what) != 0; }

}  // namespace

std::optional<TextArn> split_arn(const Text& text) {
  const std::optional<Arn> arn = split_arn(text.key());
  if (!arn) return std::nullopt;
  return TextArn{.partition = text.part(arn->partition),
                 .service = text.part(arn->service),
                 .region = text.part(arn->region),
                 .account = text.part(arn->account),
                 .resource = text.part(arn->resource)};
}

std::optional<TextArnMatch> match_arn(const TextArn& arn) {
  const std::optional<ArnMatch> match = match_arn({.partition = arn.partition.key(),
                                                   .service = arn.service.key(),
                                                   .region = arn.region.key(),
                                                   .account = arn.account.key(),
                                                   .resource = arn.resource.key()});
  if (!match) return std::nullopt;
  return TextArnMatch{
      .type = match->type, .name = arn.resource.part(match->name), .parent = arn.resource.part(match->parent)};
}

namespace {

std::optional<TextUrlMatch> in_text(const std::optional<UrlMatch>& match, const Text& text) {
  if (!match) return std::nullopt;
  return TextUrlMatch{.thing = {.type = match->thing.type, .name = text.part(match->thing.name), .parent = {}},
                      .account = text.part(match->account),
                      .region = text.part(match->region)};
}

}  // namespace

std::optional<TextUrlMatch> match_url(const Text& text) { return in_text(match_url(text.key()), text); }

std::optional<TextUrlMatch> match_integration(const TextArn& arn, const Text& whole) {
  const std::string_view flat = whole.key();
  const Text called = whole.part(flat.substr(static_cast<std::size_t>(arn.account.key().data() - flat.data())));
  std::optional<TextUrlMatch> match = in_text(match_integration(called.key()), called);
  if (match) match->region = arn.region;
  return match;
}

Text take_arn(Text& rest) {
  const std::string_view flat = rest.key();
  for (std::size_t at = 0; (at = find_literal(flat, "arn:", at)) != std::string_view::npos; at += 4) {
    if (at > 0 && is(flat[at - 1], kWord)) continue;  // "learn:"
    const std::size_t end = rest.find_if(at, [](char c) { return is(c, kEndsArn); });
    const Text found = rest.part(at, end);
    rest = rest.part(end);
    return found;
  }
  rest = {};
  return {};
}

}  // namespace crosscheck
