/** docs/conformance.md: what the suite covers, written from the rows themselves. */
import type { Area } from './rows'
import type { Unknown } from './unknown'

/** A source's first words tell its kind. */
const KINDS: [name: string, pattern: RegExp][] = [
  ['captured wire and encodings', /^(wire|encodings)/],
  ["WeChat's documentation", /^WeChat/],
  ['wechat.md', /^WECHAT /],
  ["MongoDB's manual or source", /^(MongoDB|error \d+)/],
  ['the SDK itself', /^SDK/],
  ['our choice', /^our choice/],
]

export const kindOf = (source: string): string | undefined =>
  KINDS.find(([, pattern]) => pattern.test(source))?.[0]

const HEAD = `# Conformance of the local cloud

Written by the suite itself (\`CONFORMANCE_WRITE=1 npx jest tests/cloud/conformance/rows.test.ts\`, then Prettier), which fails when this page is out of step.

Each row of \`tests/cloud/conformance/areas/\` is a piece of code that the genuine \`wx-server-sdk\` runs in a function, what it must answer, and where that expectation comes from. While the rows run, every member of the SDK that they use is noted; a member that neither a row nor the list below names fails the suite.

The answers in the captured wire are a prototype's, only its requests are WeChat's own SDK: a row that names the wire means the shape of the request and of an answer that the SDK understood.
`

const table = (head: string[], rows: (string | number)[][]): string => {
  const line = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The page, from the areas, the unknown list and how many rows use each member of the SDK. */
export function report(areas: Area[], unknown: Unknown[], uses: Map<string, number>): string {
  const rows = areas.flatMap((a) => a.rows)
  const kinds = KINDS.map(([name]) => [name, rows.filter((r) => kindOf(r.source) === name).length])
  const members = new Map<string, string[]>()
  for (const [member, n] of [...uses].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [kind, name] = member.split('.') as [string, string]
    members.set(kind, [...(members.get(kind) ?? []), `${name} ${n}`])
  }
  return [
    HEAD,
    '## Areas\n',
    table(
      ['area', 'rows', 'of them refusals'],
      areas.map((a) => [a.name, a.rows.length, a.rows.filter((r) => r.fails).length]),
    ),
    `\n${rows.length} rows. Where their expectations come from, by the first source of each:\n`,
    table(['source', 'rows'], kinds as [string, number][]),
    '\n## Members of the SDK, and how many rows use each\n',
    table(
      ['kind', 'members'],
      [...members].map(([kind, list]) => [kind, list.join(', ')]),
    ),
    '\n## Unknown\n',
    table(
      ['what', 'why', 'meanwhile, here', 'members without a row'],
      unknown.map((u) => [u.what, u.why, u.meanwhile, (u.members ?? []).join(', ') || '–']),
    ),
    '',
  ].join('\n')
}
