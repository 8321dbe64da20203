import { appOf, type Files } from './built'
import { wantsOfAll } from './scripts'

/** WeChat refuses app.json as invalid when the sentence is longer (its staff's answer, and its docs). */
export const MAX_DESC_CHARS = 30

/** `requiredPrivateInfos`: a call of one that is not named there fails on the phone. */
const PRIVATE = [
  ...['chooseAddress', 'chooseLocation', 'choosePoi', 'getFuzzyLocation', 'getLocation'],
  ...['onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground'],
]

function descFindings(files: Files): string[] {
  return Object.entries(appOf(files).permission ?? {}).flatMap(([scope, { desc }]) => {
    // Without any, `miniprogram-ci` speaks.
    if (desc === undefined) return []
    const chars = [...desc].length
    const fits = chars >= 1 && chars <= MAX_DESC_CHARS
    return fits ? [] : [`app.json: ${scope} is explained in ${chars} characters`]
  })
}

function privateFindings(files: Files): string[] {
  const named = appOf(files).requiredPrivateInfos ?? []
  return wantsOfAll(files).flatMap(([script, { methods }]) =>
    PRIVATE.filter((api) => methods.has(api) && !named.includes(api)).map(
      (api) => `${script}: calls ${api}, which requiredPrivateInfos does not name`,
    ),
  )
}

export const permissionFindings = (files: Files): string[] => [
  ...descFindings(files),
  ...privateFindings(files),
]
