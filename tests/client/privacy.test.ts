import { createHash } from 'node:crypto'
import { WORDS } from '../../client/src/packages/me/text'
import { T } from '../../client/src/text'
import { PRIVACY_VERSION } from '../../domain/identity/privacy'

/** What people have agreed to, by version: other words need another version, which asks them again. */
const GUIDES: Record<string, string> = {
  '2026-11-26': '553f1ec188992726',
}

test('the guide that is shown is the one whose version is asked for', () => {
  const { intro, items } = T.privacy
  const { confidential, kept, phone, rights } = WORDS.privacy
  const words = JSON.stringify([intro, items, confidential, kept, phone, rights])
  const hash = createHash('sha256').update(words).digest('hex').slice(0, 16)
  expect([PRIVACY_VERSION, hash]).toEqual([PRIVACY_VERSION, GUIDES[PRIVACY_VERSION]])
})
