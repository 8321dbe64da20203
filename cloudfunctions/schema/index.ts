import { ADMIN_COLLECTIONS } from './admin'
import type { CollectionSchema } from './define'
import { BOOKING_COLLECTIONS } from './booking'
import { COMPLAINT_COLLECTIONS } from './complaint'
import { DUTY_COLLECTIONS } from './duty'
import { HELPER_COLLECTIONS } from './helper'
import { IDENTITY_COLLECTIONS } from './identity'
import { MERCHANT_COLLECTIONS } from './merchant'
import { MEDIATION_COLLECTIONS } from './mediation'
import { NOTICE_COLLECTIONS } from './notice'
import { POINTS_COLLECTIONS } from './points'
import { REPORT_COLLECTIONS } from './report'
import { STREET_COLLECTIONS } from './street'
import { VOLUNTEER_COLLECTIONS } from './volunteer'

export type { CollectionSchema, IndexSchema } from './define'

/**
 * Collections, indexes and security rules, as data: `admin` reads them to create the collections,
 * `devtools/cloud` to emulate them, a person to enter them in the WeChat console. The names type the
 * documents (`Documents`), so a collection that is not here cannot be used.
 */
const SCHEMA = {
  ...IDENTITY_COLLECTIONS,
  ...STREET_COLLECTIONS,
  ...DUTY_COLLECTIONS,
  ...BOOKING_COLLECTIONS,
  ...REPORT_COLLECTIONS,
  ...MEDIATION_COLLECTIONS,
  ...POINTS_COLLECTIONS,
  ...HELPER_COLLECTIONS,
  ...MERCHANT_COLLECTIONS,
  ...COMPLAINT_COLLECTIONS,
  ...VOLUNTEER_COLLECTIONS,
  ...NOTICE_COLLECTIONS,
  ...ADMIN_COLLECTIONS,
}

/** Which document lives in which collection. */
export type Documents = {
  [N in keyof typeof SCHEMA]: (typeof SCHEMA)[N] extends CollectionSchema<infer T> ? T : never
}
export type CollectionName = keyof Documents

export const COLLECTIONS: (CollectionSchema & { name: CollectionName })[] = Object.entries(
  SCHEMA,
).map(([name, schema]) => ({ name: name as CollectionName, ...(schema as CollectionSchema) }))
