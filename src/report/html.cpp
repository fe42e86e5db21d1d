#include "report/html_page.h"
#include "report/html_parts.h"
#include "report/html_text.h"
#include "report/plural.h"
#include "report/summary_text.h"
#include "report/writers.h"

// One page for people: what stops the deployment first, then what stands behind it. It works as one long page without
// scripts; with them each part is a tab. It loads nothing, and its policy allows nothing that is not in it.

namespace crosscheck {
namespace {

struct Page {
  std::string id, title, body;
};

// "✖ not ready to deploy", and the counts behind it.
std::string heading(const Report& report) {
  const std::string whole = verdict(report);
  const std::size_t colon = report.findings.empty() ? std::string::npos : whole.find_first_of(":;");
  const std::string rest = colon == std::string::npos ? "" : whole.substr(colon + 2);
  const bool bad = report.summary.errors > 0 || !report.complete;
  const bool fair = !report.findings.empty() || report.summary.stacks == 0;
  const std::string tone = bad ? "error" : fair ? "warning" : "good";
  const std::string sign = bad ? "✖" : fair ? "▲" : "✔";
  std::string text = "<h1 class=\"" + tone + "\"><span aria-hidden=\"true\">" + sign + "</span> " +
                     html(whole.substr(0, colon), std::string::npos) + "</h1>\n";
  if (!rest.empty()) text += "<p>" + html(rest) + "</p>\n";
  return text;
}

std::string page_head(const Report& report) {
  const Summary& summary = report.summary;
  std::string text = "<header class=\"page-head\">\n" + heading(report);
  text += "<p class=\"muted counts\">" + counted(summary.stacks, "stack", "stacks") + " · " +
          counted(summary.resources, "resource", "resources") + " · " +
          (report.config.empty() ? "no config" : html(report.config)) + "</p>\n";
  text +=
      "<div class=\"find\"><label class=\"sr\" for=\"find\">find a name, a stack or a file</label>"
      "<input type=\"search\" id=\"find\" placeholder=\"find a name, stack, file\" autocomplete=\"off\">"
      "<span id=\"found\" class=\"muted\" role=\"status\"></span></div>\n";
  if (!report.complete) text += "<p class=\"error\">incomplete: " + html(kIncompleteWords) + "</p>\n";
  return text + "</header>\n";
}

std::string overview(const Report& report) {
  const std::string problems = html_problems(report), side = html_deployment(report) + html_matrix(report);
  std::string text = "<div class=\"columns\">\n<section>\n<h2>What to fix, in the order in which it would fail</h2>\n";
  text += problems.empty() ? "<p class=\"box\">" + html(verdict(report)) + "</p>\n" : problems;
  return text + "</section>\n<section>\n" + side + "</section>\n</div>\n";
}

}  // namespace

std::string html_head(const std::string& title) {
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" +
         base64_of_hex(kPageStyle.sha256) + "'; script-src 'sha256-" + base64_of_hex(kPageScript.sha256) +
         "'; base-uri 'none'; form-action 'none'\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>crosscheck: " +
         html(title) + "</title>\n<style>" + std::string(kPageStyle.text) + "</style>\n</head>\n";
}

std::string write_html(const Report& report) {
  std::vector<Page> pages;
  const auto add = [&](std::string id, std::string title, std::string body) {
    if (!body.empty()) pages.push_back({.id = std::move(id), .title = std::move(title), .body = std::move(body)});
  };
  const std::size_t names = report.details ? report.details->names.size() : 0;
  add("overview", "Overview", overview(report));
  add("names", "Names " + std::to_string(names), html_names(report));
  add("bootstrap", "Bootstrap", html_bootstrap(report));
  add("unseen", "Not shown " + std::to_string(report.hidden.size()), html_unseen(report));
  add("rules", "Rules", html_rules(report));

  std::string text =
      html_head(verdict(report)) + "<body>\n" + page_head(report) + "<nav aria-label=\"Parts of the report\">\n";
  for (const Page& page : pages) text += "<a href=\"#" + page.id + "\">" + page.title + "</a>\n";
  text += "</nav>\n<main>\n";
  for (const Page& page : pages) {
    text += "<section class=\"page\" id=\"" + page.id + "\" aria-label=\"" + page.title + "\">\n" + page.body +
            "</section>\n";
  }
  return text + "</main>\n<footer>crosscheck " + html(report.version) +
         " · one file, no network, works without scripts · <code>#problem=…</code>, <code>#name=…</code> and "
         "<code>#stack=…</code> link into it</footer>\n<script>" +
         std::string(kPageScript.text) + "</script>\n</body>\n</html>\n";
}

}  // namespace crosscheck
