import { arrays } from './arrays'
import { documents } from './documents'
import { expressionAreas } from './expressions'
import { geo } from './geo'
import { joins } from './joins'
import { logic } from './logic'
import { queries } from './queries'
import { reads } from './reads'
import { services } from './services'
import { stages } from './stages'
import { textAreas } from './texts'
import { transactions } from './transactions'
import { updateErrors } from './update-errors'
import { arrayUpdateErrors } from './update-errors-arrays'
import { updateOperators } from './updates'
import { arrayUpdates } from './updates-arrays'

export const AREAS = [
  queries,
  logic,
  arrays,
  geo,
  reads,
  documents,
  transactions,
  services,
  updateOperators,
  arrayUpdates,
  updateErrors,
  arrayUpdateErrors,
  stages,
  joins,
  ...expressionAreas,
  ...textAreas,
]
