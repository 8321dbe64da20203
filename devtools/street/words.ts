import { LOSS_WORDS, LOSS_WHY_WORDS } from '../../domain/street/import/compare'
import type { AdminImport, Located } from './admin'

/** An import's answer in words, for whoever runs it from a command line. */

/** In `grids.geojson` the number counts the shapes, in a table the rows of the spreadsheet. */
const numberOf = ({ file, row }: Located): string =>
  row === 0 ? '' : file.endsWith('.geojson') ? ` 第${row}个网格` : ` 第${row}行`

const placed = (at: Located): string =>
  `${at.file}${numberOf(at)}${at.field ? ` ${at.field}` : ''}：${at.message}`

/** What `needsConfirm` asks a person to look at, one line each. */
const lossLine = ({ kind, why, code, name }: NonNullable<AdminImport['list']>[number]): string =>
  `  ${LOSS_WORDS[kind]} ${name}（${code}）会${LOSS_WHY_WORDS[why]}`

const movedText = (moved: number): string =>
  moved === 0
    ? '没有在办的事需要换人。'
    : `${moved}件在办的事原来等的人不在岗或换了网格，已交给在岗的人或分流台，请分流员到分流台看一看。`

const strandedText = (stranded: number): string[] =>
  stranded === 0
    ? []
    : [
        `${stranded}场已约的调解要改：调解员或调解室不在名单里了，或当天改为放假。请主任或文书打开“调解工作—要改期的预约”。`,
      ]

const unkeptText = (unkept: NonNullable<AdminImport['unkept']>): string[] =>
  unkept.map(({ pickUp, name, count }) => {
    const where = name === '' ? `已撤的领取点“${pickUp}”` : `领取点“${name}”（${pickUp}）`
    return `${where}有${count}件兑换等人领，却没有当班的兑换员；请在keepers.csv里补上，或打电话告诉居民。`
  })

/** What went well, and what the person has to do something about. */
export function importText(answer: AdminImport): { said: string[]; complained: string[] } {
  const complained = [
    ...(answer.errors ?? []).map(placed),
    ...(answer.warnings ?? []).map((w) => `提醒：${placed(w)}`),
  ]
  if (!answer.ok) {
    complained.push(answer.message ?? '没有导入，请改正后再试。')
    complained.push(...(answer.list ?? []).map(lossLine))
    if (answer.code === 'needsConfirm') {
      complained.push('核对无误后，用这个命令再运行一次，在后面加上 --confirm。')
    }
    return { said: [], complained }
  }
  if (!answer.done) {
    complained.push('还没有导完，请再运行一次，会接着导。')
    return { said: [], complained }
  }
  const { written = 0, retired = 0, moved = 0, stranded = 0, unkept = [], rev = '' } = answer
  const done = `已导入：写入${written}条，停用${retired}条，版本 ${rev}。`
  const said = [done, movedText(moved), ...strandedText(stranded), ...unkeptText(unkept)]
  return { said, complained }
}
