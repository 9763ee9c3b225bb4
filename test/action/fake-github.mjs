// Comments of pull requests, as GitHub’s API keeps them: a process of its own, for the action to talk to on this computer.
// State and the requests that came are in files of the directory that it is given, where a test reads and writes them.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const directory = process.argv[2];
const file = (name) => join(directory, name);
const comments = () => (existsSync(file('comments.json')) ? JSON.parse(readFileSync(file('comments.json'), 'utf8')) : []);
const keep = (list) => writeFileSync(file('comments.json'), JSON.stringify(list));

const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => {
    text += chunk;
  });
  request.on('end', () => {
    const url = new URL(request.url, 'http://localhost');
    appendFileSync(file('requests.txt'), `${request.method} ${url.pathname}${url.search} ${request.headers.authorization}\n`);
    const answer = (status, content) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(content));
    };
    if (existsSync(file('forbidden')) && request.method !== 'GET')
      return answer(403, { message: 'Resource not accessible by integration' });
    const list = comments();
    const [, one] = /^\/repos\/o\/r\/issues\/comments\/(\d+)$/.exec(url.pathname) ?? [];
    if (request.method === 'PATCH' && one !== undefined) {
      const { body } = JSON.parse(text);
      keep(list.map((comment) => (comment.id === Number(one) ? { ...comment, body } : comment)));
      return answer(200, {});
    }
    if (url.pathname !== '/repos/o/r/issues/7/comments') return answer(404, { message: 'Not Found' });
    if (request.method === 'POST') {
      const comment = { id: list.length + 1, body: JSON.parse(text).body, user: { login: 'github-actions[bot]', type: 'Bot' } };
      keep([...list, comment]);
      return answer(201, comment);
    }
    const page = Number(url.searchParams.get('page'));
    const size = Number(url.searchParams.get('per_page'));
    return answer(200, list.slice((page - 1) * size, page * size));
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
