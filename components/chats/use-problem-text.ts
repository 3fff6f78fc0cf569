import { useTranslations } from 'use-intl'
import type { Problem } from '#contracts/problems.ts'

/** Says in the reader's language why something was not done, and what to do about it. */
export function useProblemText(): (problem: Problem) => string {
  const t = useTranslations('chats.problems')
  return (problem) => {
    if (problem.code === 'unavailable') return t('unreachable')
    if (problem.code === 'rate_limited') return t('slowDown', { seconds: problem.retry_after ?? 1 })
    if (problem.code === 'not_found') return t('gone')
    return t('other')
  }
}
