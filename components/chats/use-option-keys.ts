'use client'

import { type KeyboardEvent, useEffect, useId, useState } from 'react'

/**
 * A text field that leads a list of options: arrows choose, Enter picks, and the focus stays in the field.
 * `key` names what the list answers; with another answer the choice goes back to the first option.
 */
export function useOptionKeys(count: number, key: string, pick: (index: number) => void) {
  const listId = useId()
  const [choice, setChoice] = useState({ key, index: 0 })
  const index = choice.key === key ? Math.min(choice.index, count - 1) : Math.min(0, count - 1)
  const optionId = (at: number) => `${listId}-${at}`

  useEffect(() => {
    if (index > 0) document.getElementById(`${listId}-${index}`)?.scrollIntoView({ block: 'nearest' })
  }, [listId, index])

  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends a composition of an input method; then it picks nothing.
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey || count === 0) return
    if (event.key === 'ArrowDown') setChoice({ key, index: (index + 1) % count })
    else if (event.key === 'ArrowUp') setChoice({ key, index: (index - 1 + count) % count })
    else if (event.key === 'Enter') pick(index)
    else return
    event.preventDefault()
  }

  return {
    index,
    listId,
    optionId,
    choose: (at: number) => setChoice({ key, index: at }),
    field: {
      role: 'combobox',
      'aria-expanded': count > 0,
      'aria-controls': listId,
      'aria-autocomplete': 'list',
      'aria-activedescendant': index >= 0 ? optionId(index) : undefined,
      autoComplete: 'off',
      onKeyDown,
    },
  } as const
}
