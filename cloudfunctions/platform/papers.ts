import { agreementPaper } from '../../domain/mediation/paper'
import type { Case } from '../../domain/mediation/types'
import type { StatementPaper } from '../../domain/helper/statement'
import { cloud } from './sdk'

/**
 * The 协议书 of a case as a file that no client can read by itself (`temporaryUrls` gives whoever may an
 * address), or null where the parties have not agreed in writing. The same content again is the same
 * file. Throws where `papers` does not answer.
 */
export async function paperOf(one: Case, committee: string): Promise<{ fileId: string } | null> {
  const paper = agreementPaper(one, committee)
  if (!paper) return null
  return { fileId: await made({ kind: 'agreement', case: one._id, paper }) }
}

/** 积分对账单 of an account that staff opened, as such a file. Throws where `papers` does not answer. */
export const statementFile = (elder: string, paper: StatementPaper): Promise<string> =>
  made({ kind: 'statement', elder, paper })

async function made(data: object): Promise<string> {
  const answer = await cloud.callFunction({ name: 'papers', data })
  const result = (answer as { result?: { ok: boolean; fileId?: string; code?: string } }).result
  if (!result?.ok || !result.fileId) throw new Error(`papers: ${result?.code ?? 'no answer'}`)
  return result.fileId
}
