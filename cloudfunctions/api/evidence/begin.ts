import { UPLOAD_KEPT_MS, uploadFolder } from '../../../domain/evidence/files'
import { ok, type Outcome } from '../../../domain/result'
import { markIdOf, type Handler } from '../context'
import { announce, once } from '../once'

/**
 * What a client is about to upload: nobody can list the bucket, so what is not written down before it
 * lies there is never found again.
 */
export const begin: Handler<'evidence.begin'> = async ({ under, names }, context) => {
  const work = async (): Promise<Outcome<{ keptUntil: number }>> => {
    const paths = names.map((name) => `${uploadFolder(under)}/${name}`)
    const keptUntil = context.now + UPLOAD_KEPT_MS
    await announce(context, { by: markIdOf(context.openid, under), paths }, keptUntil)
    return ok({ keptUntil })
  }
  return once(context, work, async ({ at }) => ok({ keptUntil: at + UPLOAD_KEPT_MS }))
}
