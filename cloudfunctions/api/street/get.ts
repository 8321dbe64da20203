import type { StreetView } from '../../../domain/contract'
import { ok } from '../../../domain/result'
import { keepingOf } from '../../../domain/street/keeping'
import type { StreetSettings } from '../../../domain/street/types'
import { streetShape, type StreetShape } from '../../platform/street'
import type { Handler } from '../context'

/** Everything public about the street; clients keep it until `rev` changes. */
export const get: Handler<'street.get'> = async (_input, context) => {
  const settings = await context.settings()
  return ok(viewOf(settings, await streetShape()))
}

function viewOf(settings: StreetSettings, shape: StreetShape): StreetView {
  const unitNames = new Map(settings.units.map((u) => [u.code, u.name]))
  const majors = new Map(settings.categories.map((c) => [c.code.slice(0, 2), c.majorName]))
  return {
    rev: settings.rev,
    code: settings.code,
    name: settings.name,
    notice: settings.notice,
    bounds: settings.bounds,
    phones: settings.phones,
    about: settings.about ?? null,
    keeping: keepingOf(settings.retention),
    majors: [...majors].map(([code, name]) => ({ code, name })),
    categories: settings.categories.map((c) => ({
      code: c.code,
      name: c.name,
      unitName: unitNames.get(c.unit) ?? c.unit,
      star: c.star,
      callFirst: c.callFirst ?? null,
    })),
    units: settings.units,
    communities: shape.communities.map(({ code, name }) => ({ code, name })),
    estates: shape.estates.map(({ id, name, communityCode }) => ({ id, name, communityCode })),
    grids: shape.grids.map((g) => ({
      code: g.code,
      name: g.name,
      communityCode: g.communityCode,
      communityName: g.communityName,
      polygon: g.polygon.coordinates[0] ?? [],
      workerName: g.workers[0]?.name ?? '',
      publicPhone: g.publicPhone,
    })),
  }
}
