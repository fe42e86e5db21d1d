// A registry of the npm packages in the given archives: node registry.mjs FILE.tgz… It prints its address, and serves
// what `npm install` asks for until it is ended.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename } from "node:path";

const archives = new Map();    // path → bytes
const packages = new Map();    // name → its versions, the latest first
for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const description = JSON.parse(execFileSync("tar", ["-xOzf", file, "package/package.json"], { encoding: "utf8" }));
  const path = `/${description.name}/-/${basename(file)}`;
  archives.set(path, bytes);
  const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
  packages.set(description.name, [...(packages.get(description.name) ?? []), { description, path, integrity }]);
}

const server = createServer((request, response) => {
  const path = decodeURIComponent(request.url);
  console.error(`${request.method} ${path}`);
  if (archives.has(path)) return response.end(archives.get(path));
  const found = packages.get(path.slice(1));
  if (!found) {
    response.statusCode = 404;
    return response.end("{}");
  }
  const version = ({ description, path, integrity }) =>
    [description.version, { ...description, dist: { tarball: `http://${request.headers.host}${path}`, integrity } }];
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({
    name: path.slice(1),
    "dist-tags": { latest: found[0].description.version },
    versions: Object.fromEntries(found.map(version)),
  }));
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
