import { View } from '@tarojs/components'
import type { ComponentProps, PropsWithChildren, ReactNode } from 'react'
import { T } from '../text'
import { Part } from './Failed'
import { Icon } from './Icon'
import { Tag } from './Tag'

export function Card({
  tone,
  bare,
  children,
}: PropsWithChildren<{ tone?: 'soft' | 'warn'; bare?: boolean }>) {
  return (
    <View className={`card${tone ? ` card--${tone}` : ''}${bare ? ' card--bare' : ''}`}>
      <Part>{children}</Part>
    </View>
  )
}

/** A place that may be empty and stays where it is, so that filling it moves none of its neighbours. */
export function Slot({ children }: PropsWithChildren) {
  return (
    <View className={children ? 'stack' : 'none'}>
      <Part>{children}</Part>
    </View>
  )
}

/** A heading, with a way to all of it. */
export function Section({
  title,
  more = T.more,
  onMore,
}: {
  title: string
  more?: string
  onMore?: () => void
}) {
  return (
    <View className="section">
      <View className="t-l" ariaRole="heading">
        {title}
      </View>
      {onMore ? (
        <View
          className="section__more"
          hoverClass="tap"
          ariaRole="button"
          ariaLabel={`${title}，${more}`}
          onClick={onMore}
        >
          {more}
          <Icon name="go" />
        </View>
      ) : null}
    </View>
  )
}

/** A line that opens something. */
export function Cell({
  icon,
  title,
  hint,
  value,
  tag,
  label = title,
  onClick,
}: {
  icon?: string
  title: string
  hint?: string
  value?: ReactNode
  /** How far it is; under the title where type is large. */
  tag?: ComponentProps<typeof Tag>
  /** What is read aloud, where the title alone does not say it. */
  label?: string
  onClick?: () => void
}) {
  return (
    <View
      className={`cell${onClick ? ' cell--go' : ''}${tag ? ' cell--tag' : ''}`}
      hoverClass={onClick ? 'tap' : 'none'}
      ariaRole={onClick ? 'button' : undefined}
      ariaLabel={onClick ? label : undefined}
      onClick={onClick}
    >
      {icon ? <Icon name={icon} /> : null}
      <View className="grow">
        {title}
        {hint ? <View className="t-s quiet">{hint}</View> : null}
      </View>
      {value}
      {tag ? <Tag {...tag} /> : null}
    </View>
  )
}

/** Name and value of one fact; nothing when there is no value. */
export function Fact({ name, children }: PropsWithChildren<{ name: string }>) {
  if (!children) return null
  return (
    <View className="fact">
      <View className="fact__name">{name}</View>
      <View className="grow wrap">{children}</View>
    </View>
  )
}

export function Tabs<K extends string>({
  items,
  value,
  onChange,
}: {
  items: { key: K; text: string }[]
  value: K
  onChange: (key: K) => void
}) {
  return (
    <View className="tabs" ariaRole="tablist">
      {items.map(({ key, text }) => (
        <View
          key={key}
          className={`tabs__one${key === value ? ' tabs__one--on' : ''}`}
          ariaRole="tab"
          ariaLabel={key === value ? `${text}，${T.selected}` : text}
          onClick={() => onChange(key)}
        >
          {text}
        </View>
      ))}
    </View>
  )
}
