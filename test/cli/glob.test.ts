import { expect, test } from 'vitest';
import { filesMatching } from '../../src/cli/files/glob.js';

/** Directories within each other, each with a file in it. */
function chainOf(depth: number) {
  let lists = 0;
  const list = (directory: string) => {
    lists++;
    const here = directory === '.' ? 0 : directory.split('/').length - 1;
    return here < depth ? ['a/', 'x.yaml'] : ['x.yaml'];
  };
  return { list, lists: () => lists };
}

test.each([
  ['**/**/**/**/**/**/**/**/x.yaml', 19],
  ['**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/x.yaml', 12],
])('%s looks at each directory a few times', (pattern, found) => {
  const { list, lists } = chainOf(18);
  expect(filesMatching(pattern, { list })).toHaveLength(found);
  expect(lists()).toBeLessThan(19 * pattern.split('/').length);
});

test('** stands for any directories, and in a name for any letters', () => {
  const { list } = chainOf(2);
  expect(filesMatching('**/*.yaml', { list })).toEqual(['a/a/x.yaml', 'a/x.yaml', 'x.yaml']);
  expect(filesMatching('a/**/*.yaml', { list })).toEqual(['a/a/x.yaml', 'a/x.yaml']);
  expect(filesMatching('x**.yaml', { list })).toEqual(['x.yaml']);
});
