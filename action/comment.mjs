// One comment a pull request: written the first time, replaced after that.
import { createHash } from 'node:crypto';
import { shortened } from './runner.mjs';

/** Bytes of a comment; GitHub keeps 65,536 characters. */
const COMMENT_LIMIT = 65_000;
const PATIENCE_MILLISECONDS = 20_000;
const PAGES = 20;

/** What marks the comment of one use of the action; several uses in a repository keep apart. */
export function markerOf({ directory, files }) {
  const key = createHash('sha256')
    .update(JSON.stringify([directory, files]))
    .digest('hex')
    .slice(0, 12);
  return `<!-- llm-sizing ${key} -->`;
}

/**
 * Writes the comment, or brings it up to date. Where nothing changed, none is begun. Resolves to what was done, in words;
 * rejects with an Error that says why nothing was.
 */
export async function comment({ env, token, number, marker, text, changed }) {
  const call = apiWith(env, token);
  const issue = `/repos/${env.GITHUB_REPOSITORY}/issues`;
  const run = env.GITHUB_RUN_ID
    ? ` [The job summary](${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}) has more.`
    : '';
  const body = shortened(`${marker}\n${text}`, COMMENT_LIMIT, run);
  const own = await ownComment(call, `${issue}/${number}/comments`, marker);
  if (own === undefined && !changed) return 'nothing differs, and no comment is begun for it';
  if (own === undefined) await call('POST', `${issue}/${number}/comments`, { body });
  else if (own.body !== body) await call('PATCH', `${issue}/comments/${own.id}`, { body });
  return own === undefined ? 'the comment was written' : 'the comment was brought up to date';
}

/** The comment that we wrote before. One that somebody else marked as ours is left alone. */
async function ownComment(call, path, marker) {
  let self;
  for (let page = 1; page <= PAGES; page++) {
    const comments = await call('GET', `${path}?per_page=100&page=${page}`);
    for (const { id, body, user } of comments) {
      if (typeof body !== 'string' || !body.startsWith(marker)) continue;
      if (user?.type === 'Bot') return { id, body };
      // A token of a person knows whose it is; that of a workflow does not.
      self ??= await call('GET', '/user').then(
        ({ login }) => login,
        () => '',
      );
      if (self !== '' && user?.login === self) return { id, body };
    }
    if (comments.length < 100) return undefined;
  }
  return undefined;
}

function apiWith({ GITHUB_API_URL = 'https://api.github.com' }, token) {
  return async (method, path, content) => {
    const response = await fetch(`${GITHUB_API_URL}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'llm-sizing-action',
        'x-github-api-version': '2022-11-28',
        ...(content && { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      ...(content && { body: JSON.stringify(content) }),
    });
    if (response.ok) return response.json();
    const reason =
      response.status === 403 || response.status === 404 ? ' (the job needs permissions: pull-requests: write; a fork has none)' : '';
    throw new Error(`GitHub answered ${response.status} to ${method} ${path.split('?')[0]}${reason}`);
  };
}
