import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { COMPLAINT } from '../../domain/complaint/lifecycle'
import { HELP } from '../../domain/helper/lifecycle'
import type { Lifecycle } from '../../domain/matter/lifecycle'
import { STATEMENT } from '../../domain/merchant/lifecycle'
import { MEDIATION } from '../../domain/mediation/lifecycle'
import { AWARD } from '../../domain/points/award/lifecycle'
import { REDEMPTION } from '../../domain/points/redeem/lifecycle'
import { REPORT } from '../../domain/report/lifecycle'
import { ACTIVITY } from '../../domain/volunteer/activity/lifecycle'
import { PART } from '../../domain/volunteer/part/lifecycle'
import { TEAM } from '../../domain/volunteer/team/lifecycle'

/** Every life cycle of the house, and the heading it is printed under. */
const TABLES: [heading: string, table: Lifecycle][] = [
  ['A report 事件', REPORT],
  ['A mediation case 调解案件', MEDIATION],
  ['An award 积分奖励', AWARD],
  ['A redemption 兑换', REDEMPTION],
  ['A helper 帮手约定', HELP],
  ['A statement 对账单', STATEMENT],
  ['A complaint or suggestion 投诉建议', COMPLAINT],
  ['A team of volunteers 志愿服务队', TEAM],
  ['An activity 志愿活动', ACTIVITY],
  ['Taking part 参加', PART],
]

const PATH = join(__dirname, '../../docs/lifecycles.md')

const row = (cells: unknown[]): string => `| ${cells.join(' | ')} |`
const table = (heads: string[], rows: unknown[][]): string =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')

function printed([heading, t]: (typeof TABLES)[number]): string {
  const states = Object.entries(t.states).map(([name, s]) => [
    `\`${name}\``,
    s.text,
    `${s.step} ${t.stepNames[s.step - 1]}`,
    s.ended ? 'ended' : '',
    s.next,
  ])
  const steps = t.steps.map((r) => [
    r.no,
    `${r.label} \`${r.action}\``,
    r.from.map((f) => (f === null ? '–' : `\`${f}\``)).join(', '),
    r.to === null ? 'stays' : `\`${r.to}\``,
    r.who.join(', '),
    r.needs,
    r.says ?? '',
  ])
  const marks = Object.entries(t.marks).map(([name, text]) => [`\`${name}\``, text])
  return [
    `## ${heading}`,
    table(['state', 'text', 'visible step', '', 'what is awaited'], states),
    table(['no', 'step', 'from', 'to', 'who', 'needs', 'says'], steps),
    ...(marks.length > 0
      ? ['Entries of the history that change no state:', table(['mark', 'text'], marks)]
      : []),
  ].join('\n\n')
}

const INTRODUCTION = `# Life cycles

Printed from the tables in \`domain/<context>/lifecycle.ts\` by \`tests/domain/lifecyclesDoc.test.ts\`
(with \`UPDATE=1\` that test writes it anew; then \`npm run format\`). A step is refused to
everybody the table does not name. \`needs\` is what the client asks before it carries a step out;
\`says\` is for whom its sentence is: the people concerned, colleagues, or a field for each.`

/** Prettier pads the cells and breaks the lines; the words are what counts. */
const words = (text: string): string => text.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim()

test('docs/lifecycles.md is in step with the tables', () => {
  const wanted = [INTRODUCTION, ...TABLES.map(printed)].join('\n\n') + '\n'
  if (process.env.UPDATE) writeFileSync(PATH, wanted)
  expect(words(readFileSync(PATH, 'utf8'))).toBe(words(wanted))
})

test.each(TABLES)('%s: whatever takes a sentence says for whom it is', (_, t) => {
  const silent = t.steps.filter((r) => r.needs === 'note' && r.says === undefined)
  expect(silent.map((r) => r.action)).toEqual([])
})
