// Serves an archive by HTTPS as the releases of owner/crosscheck: node releases.mjs ARCHIVE KEY CERTIFICATE. Prints its address.
import { readFileSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer } from 'node:https';
import { basename } from 'node:path';

const [archive, key, certificate] = process.argv.slice(2);
const name = basename(archive);
const version = /^crosscheck-(.*)-linux-x64/.exec(name)[1];
const content = readFileSync(archive);

const plain = createPlain((_, response) => response.end(content)).listen(0, 'localhost', () => {
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
    // GitHub sends to another place first.
    const answers = {
      [`/owner/crosscheck/releases/download/v${version}/${name}`]: () => response.writeHead(302, { location: '/elsewhere.tar.gz' }).end(),
      '/elsewhere.tar.gz': () => response.end(content),
      '/to-http': () => response.writeHead(302, { location: `http://localhost:${plain.address().port}/` }).end(),
    };
    (answers[request.url] ?? (() => response.writeHead(404).end()))();
  }).listen(0, 'localhost', () => console.log(`https://localhost:${server.address().port}`));
});
