import { View } from '@tarojs/components'
import { answered } from '../services/question'
import { T } from '../text'
import { AtField } from './AtField'
import { Icon } from './Icon'

export interface Tile {
  key: string
  text: string
  icon?: string
}

/** Choices as large as a thumb. `columns`: 4 with a picture over the word; 2 and 3 with words alone. */
export function Tiles({
  items,
  value,
  columns = 4,
  name,
  onPick,
}: {
  items: Tile[]
  value: string | null
  columns?: 2 | 3 | 4
  /** Where its question stands (`askAt`); left out where one is always chosen. */
  name?: string
  onPick: (key: string) => void
}) {
  return (
    <>
      {name ? <AtField name={name} /> : null}
      <View className={`tiles tiles--${columns}`} ariaRole="radiogroup">
        {items.map(({ key, text, icon }) => {
          const on = key === value
          return (
            <View
              key={key}
              className={`tile${columns < 4 ? ' tile--row' : ''}${on ? ' tile--on' : ''}`}
              hoverClass="tap"
              ariaRole="radio"
              ariaLabel={on ? `${text}，${T.selected}` : text}
              onClick={() => {
                answered()
                onPick(key)
              }}
            >
              {icon ? <Icon name={icon} /> : null}
              {on && !icon ? <Icon name="check" /> : null}
              {text}
            </View>
          )
        })}
      </View>
    </>
  )
}
