// Prints what a program is linked from, in CycloneDX's form: node sbom.mjs VERSION PLATFORM PROGRAM
//
// The libraries are those of libraries.txt, as this Debian has them for that platform. The time is SOURCE_DATE_EPOCH.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [version, platform, program] = process.argv.slice(2);
const architecture = platform.split("-")[1].replace("x64", "amd64");
const hostArchitecture = execFileSync("dpkg", ["--print-architecture"], { encoding: "utf8" }).trim();

// What cmake/arm64_libraries unpacked, where this is a program for another machine.
function unpacked(name) {
  if (architecture === hostArchitecture) return undefined;
  try {
    const control = readFileSync(join(here, `../build/${architecture}-libraries/${name}.control`), "utf8");
    const field = (key) => new RegExp(`^${key}: (.*)$`, "m").exec(control)?.[1];
    return { name, version: field("Version"), own: architecture, homepage: field("Homepage") };
  } catch {
    return undefined;
  }
}

// The cross compiler's own libraries are called after what they are for; headers may be another architecture's.
function installed(name) {
  for (const what of [`${name}:${architecture}`, `${name}-${architecture}-cross`, name]) {
    try {
      const [version, own, homepage] = execFileSync("dpkg-query", ["-W", "-f=${Version}\t${Architecture}\t${Homepage}", what],
        { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).split("\t");
      if (version) return { name: what.split(":")[0], version, own, homepage };
    } catch {
      // Debian has it under another of these names.
    }
  }
  throw new Error(`${name} is not installed for ${architecture}`);
}

function component(line) {
  const [, name, terms] = /^(\S+) (.+)$/.exec(line);
  const found = unpacked(name) ?? installed(name);
  const purl = `pkg:deb/debian/${encodeURIComponent(found.name)}@${encodeURIComponent(found.version)}?arch=${found.own}`;
  return {
    type: "library",
    "bom-ref": purl,
    name: found.name,
    version: found.version,
    licenses: terms.includes(" ") ? [{ expression: terms }] : [{ license: { id: terms } }],
    purl,
    ...(found.homepage ? { externalReferences: [{ type: "website", url: found.homepage }] } : {}),
  };
}

const components = readFileSync(join(here, "libraries.txt"), "utf8").trim().split("\n").map(component);
const self = `pkg:generic/crosscheck@${version}?platform=${platform}`;
console.log(JSON.stringify({
  $schema: "http://cyclonedx.org/schema/bom-1.5.schema.json",
  bomFormat: "CycloneDX",
  specVersion: "1.5",
  version: 1,
  metadata: {
    timestamp: new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000).toISOString(),
    component: {
      type: "application",
      "bom-ref": self,
      name: "crosscheck",
      version,
      hashes: [{ alg: "SHA-256", content: createHash("sha256").update(readFileSync(program)).digest("hex") }],
      licenses: [{ license: { id: "Apache-2.0" } }],
      purl: self,
    },
  },
  components,
  dependencies: [{ ref: self, dependsOn: components.map((one) => one["bom-ref"]) }],
}, null, 2));
