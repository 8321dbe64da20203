import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useRef } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { useSteps } from '../../../components/steps/useSteps'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { useParam } from '../../../components/useParam'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { useAsked } from './useAsked'

const asItIs = (view: CaseView): CaseView => view

/**
 * The case of the page's address, loaded, kept up and acted on. `inWords`: how this page says what the
 * cloud answers.
 */
export function useCase(inWords = asItIs) {
  const id = useParam('id')
  const now = useNow()
  // Not under an open sheet: what is sent from it is sent of what was seen.
  const held = useRef(false)
  const loaded = useLoad(
    () => call('mediation.get', { id }),
    copyKey('mediation.get', id),
    ({ waitingText }) => waitingText !== '' && !held.current,
  )
  const { data, failure, fresh, put } = loaded
  const view = data && inWords(data)
  const reload = () => void loaded.reload()
  const stepper = useSteps<CaseView>({ context: 'mediation', matter: view, put, reload })
  held.current = stepper.asked !== null || stepper.busy
  useAsked(fresh ? view : null, stepper.tap)
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  return { id, now, view, failure, fresh, put, stepper, reload: loaded.reload }
}
