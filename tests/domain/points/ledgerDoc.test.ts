import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ERRORS } from '../../../domain/call/errors'
import { PRECEDENCE } from '../../../domain/points/ledger/refusals'
import { RULES, type RuleUnit } from '../../../domain/points/rules'

const PATH = join(__dirname, '../../../docs/ledger.md')

const row = (cells: unknown[]): string => `| ${cells.join(' | ')} |`
const table = (heads: string[], rows: unknown[][]): string =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')

/** `requestReused` is asked of all that has an id of its own. */
const acts = (of: readonly string[]): string => of.map((act) => `\`${act}\``).join(', ')

const UNITS: Record<RuleUnit, string> = {
  once: 'each time',
  hour: 'each hour',
  month: 'each month',
  title: 'a title',
}

const TEXT = [
  `# The ledger of points

Printed by \`tests/domain/points/ledgerDoc.test.ts\` from the tables in \`domain/points\` (with
\`UPDATE=1\` that test writes it anew; then \`npm run format\`).`,
  `## Books

Points move from one name (\`debit\`) to another (\`credit\`), whole numbers from 1 to 1,000,000; an entry
is never changed and never deleted. Accounts of people are stored, because their lots decide; the
street's own are sums of entries, so that fifty awards at once meet in no document.`,
  table(
    ['kind', 'debit', 'credit', 'when'],
    [
      ['`award`', '`street:issue`', 'account', 'points for a deed'],
      [
        '`recover`',
        'account',
        '`recover:<account>`',
        'of an award, what pays an older debt 待抵扣',
      ],
      ['`hold`', 'account', '`held:<account>`', '兑换: the soonest-expiring lots first'],
      ['`void`', '`held:<account>`', 'account', 'cancelled or not picked up: into the very lots'],
      ['`redeem`', '`held:<account>`', '`street:shop`', '交付'],
      ['`undo`', '`street:shop`', '`held:<account>`', 'a 交付 that was none'],
      ['`refund`', '`street:shop`', 'account', 'what was handed out was no good'],
      ['`expire`', 'account', '`street:expired`', 'the last day of a lot is over'],
      ['`close`', 'account', '`street:expired`', '注销'],
      ['`reverse`', 'account', '`street:issue`', 'a wrong award: what is there is taken'],
      ['`lapse`', '`street:expired`', '`street:issue`', 'what of it has expired is nobody’s debt'],
      ['`owe`', '`recover:<account>`', '`street:issue`', 'what of it was spent or is held'],
      [
        '`moveOut`',
        'account',
        '`street:moved`',
        'put into a shared account, or taken along: one half',
      ],
      ['`moveIn`', '`street:moved`', 'account', 'the other half, by the same change'],
    ],
  ),
  `Points of one account that expire on the same day are one lot: 31 December of the year after the
award. What comes back after its lot has ended is good for thirty more days where that is the street's
fault; else it ends once more, by a new entry. In a shared account (家庭) lots are kept by whose they are
as well: what somebody put in is spent with the rest, goes along with him when he moves out, and cannot be
spent when it comes back after that. What a title brings is the household's own: it stays with whoever stays, and
the last who leaves has it.`,
  `## Refusals, in their order

Of all that is wrong with a request the uppermost row is said. Repetition comes before all others: what
was asked before under the same id has its first answer, and an id that was refused for what may be
otherwise tomorrow (_stays_) is refused for ever, so that nothing succeeds behind somebody's back.`,
  table(
    ['', 'refusal', 'asked of', 'when', '', 'what a person reads'],
    PRECEDENCE.map(({ code, acts: of, kept, when }, i) => [
      i + 1,
      `\`${code}\``,
      acts(of),
      when,
      kept ? 'stays' : '',
      ERRORS[code].message,
    ]),
  ),
  `## Rules of earning

Built in [P] (DOMAIN §3.7); a street may bring its own. Caps are on points by the day of the deed: 30 a
day, 200 a month, 6 a day for reports; a title is no deed of one day and is counted by the month alone.
Caps are an account's, whosever it is. What is over a cap is cut, and where nothing is left the award is refused. Hours pay by whole half hours.`,
  table(
    ['rule', 'for what', 'points', '', 'for'],
    RULES.map((r) => [`\`${r.code}\``, r.name, r.points, UNITS[r.unit], r.for]),
  ),
].join('\n\n')

/** Prettier pads the cells and breaks the lines; the words are what counts. */
const words = (text: string): string => text.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim()

test('docs/ledger.md is in step with the tables', () => {
  if (process.env.UPDATE) writeFileSync(PATH, `${TEXT}\n`)
  expect(words(readFileSync(PATH, 'utf8'))).toBe(words(TEXT))
})
