import * as v from 'valibot'
import { byConsentOrDuty } from '../call/basis'
import { writing } from '../call/define'
import { requestId } from '../call/fields'
import { MAX_PHOTOS } from '../call/limits'
import { UPLOAD_NAME } from './files'

export const EVIDENCE_CALLS = {
  /**
   * Said before the first upload: these files are about to lie in the folder of the request that will
   * bring them. Whatever is not used by then is swept. Answers when, in epoch ms.
   */
  'evidence.begin': writing<{ keptUntil: number }>()(
    v.strictObject({
      requestId,
      /** The request that will bring the photos. */
      under: requestId,
      names: v.pipe(
        v.array(v.pipe(v.string(), v.regex(UPLOAD_NAME))),
        v.minLength(1),
        v.maxLength(MAX_PHOTOS, 'tooManyPhotos'),
      ),
    }),
    byConsentOrDuty('account'),
  ),
}
