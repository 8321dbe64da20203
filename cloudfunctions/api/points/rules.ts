import { BUDGET_ID, budgetState } from '../../../domain/points/ledger/month'
import { capsOf, rulesOf } from '../../../domain/points/rules'
import { ok } from '../../../domain/result'
import { collection } from '../../platform/collections'
import type { Handler } from '../context'

/** 积分规则, the street's own or those that are built in. */
export const rules: Handler<'points.rules'> = async (_, context) => {
  const [{ points }, kept] = await Promise.all([
    context.settings(),
    collection('pointsBudget').get(BUDGET_ID),
  ])
  return ok({
    rules: rulesOf(points ?? {}).map(({ code, domain, name, points: worth, unit, for: whom }) => ({
      ...{ code, domain, name, unit },
      points: worth,
      for: whom,
    })),
    caps: capsOf(points ?? {}),
    budget: budgetState(kept, points?.budget),
  })
}
