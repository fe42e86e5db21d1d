// Prints docs/ci.md for a release: node fill.mjs VERSION HOME FILE.sha256
//
// That page alone has placeholders: the owner of the repository, the checksum of the archive, and where it is.
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [version, home, checksum] = process.argv.slice(2);
const page = join(dirname(fileURLToPath(import.meta.url)), "../docs/ci.md");
const repository = new URL(home).pathname.slice(1);
const [sum] = readFileSync(checksum, "utf8").split(" ");
const archive = basename(checksum, ".sha256");

const filled = readFileSync(page, "utf8")
  .replaceAll("OWNER/crosscheck", repository)
  .replaceAll("0".repeat(64), sum)
  .replaceAll(`https://example.com/${archive}`, `${home}/releases/download/v${version}/${archive}`)
  .replace(/There is no public release yet\..*?name it with `binary`\. /s, "")
  .replace(/\]\((?!https:|#)/g, `](${home}/blob/v${version}/docs/`);
process.stdout.write(filled);
