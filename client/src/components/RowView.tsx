import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { Row } from '../../../domain/contract'
import { go } from '../services/go'
import { rememberTapped } from '../services/tapped'
import { remaining } from '../services/time'
import { Tag } from './Tag'
import { T } from '../text'

export function openRow(row: Row): void {
  rememberTapped(row)
  go(row.page)
}

/**
 * One thing that is open for this person, of whatever kind: what, how far, whose turn, by when. What
 * can be done with it at once stands in it, below.
 */
export function RowView({ row, now, children }: PropsWithChildren<{ row: Row; now: number }>) {
  const { title, line, tag, dueAt, overdue } = row
  const due = dueAt === null ? '' : remaining(dueAt, now)
  return (
    <View className="card card--bare">
      <View
        className="card__row"
        hoverClass="tap"
        ariaRole="button"
        ariaLabel={[title, tag.text, overdue ? T.steps.overdue : '', line, due]
          .filter(Boolean)
          .join('，')}
        onClick={() => openRow(row)}
      >
        <View className="row row--top row--tag">
          <View className="grow strong wrap">{title}</View>
          <Tag {...tag} overdue={overdue} />
        </View>
        <View className="t-s quiet wrap">{line}</View>
        {due ? <View className={`t-s ${overdue ? 'bad' : 'quiet'}`}>{due}</View> : null}
      </View>
      {children ? <View className="card__below">{children}</View> : null}
    </View>
  )
}
