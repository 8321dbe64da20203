import { View } from '@tarojs/components'
import type { StepView } from '../../../../domain/contract'
import { T } from '../../text'
import { Icon } from '../Icon'

/** 五步. The mark, the weight and the words each say the state; colour only repeats it. */
export function StepMarks({ steps }: { steps: StepView[] }) {
  return (
    <View className="steps" ariaRole="list">
      {steps.map((step, i) => (
        <View
          key={step.name}
          className={`step step--${step.state}`}
          ariaRole="listitem"
          ariaLabel={T.steps.mark(step.name, T.steps.markState[step.state])}
        >
          <View className="step__mark">
            {step.state === 'done' ? <Icon name="check" /> : `${i + 1}`}
          </View>
          {step.name}
        </View>
      ))}
    </View>
  )
}
