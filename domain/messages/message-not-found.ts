import { AppError } from '#domain/app-error.ts'

/** What does not exist, what was deleted and what is not for the caller is answered alike. */
export function messageNotFound(): AppError {
  return new AppError('not_found', 'Message not found')
}
