// `npm run sbom`: a list (CycloneDX) of the packages that the package is made of. They are bundled, and for npm tools of the build:
// npm's own list of what is installed is cut down to what the build took in.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

const listed = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  }),
);
const bundled = readFileSync(new URL('dist/program/THIRD-PARTY-LICENCES.txt', root), 'utf8');
const { name: ours, version } = json('package.json');
const isPart = ({ name, version: of }) => bundled.includes(`${name} ${of}\n`);
const components = listed.components.filter(isPart).map(({ properties, ...component }) => ({ ...component, scope: 'required' }));
const references = new Set(components.map((component) => component['bom-ref']));
const { serialNumber, ...rest } = listed;
const { timestamp, ...metadata } = rest.metadata;
// npm takes the name of the directory.
metadata.component.name = ours;
if (components.length === 0 || metadata.component.version !== version) throw new Error('nothing is listed: run npm run build');
// Nothing in it tells when it was made: the same sources give the same list.
const document = {
  ...rest,
  metadata,
  components,
  dependencies: rest.dependencies
    .filter(({ ref }) => references.has(ref) || ref === metadata.component['bom-ref'])
    .map(({ ref, dependsOn = [] }) => ({
      ref,
      dependsOn: ref === metadata.component['bom-ref'] ? [...references] : dependsOn.filter((each) => references.has(each)),
    })),
};
process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
