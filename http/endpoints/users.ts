import { z } from 'zod'
import { LIMITS } from '#contracts/limits.ts'
import { idText, limitText, searchText } from '#contracts/primitives.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { loginAnswer, loginRequest, me, registerRequest, settingsPatch, user } from '#contracts/users.ts'
import { endpoint } from '#http/endpoint.ts'

export const registerEndpoint = endpoint({
  method: 'POST',
  path: '/api/users/register',
  name: 'register',
  tag: 'Users',
  summary: 'Creates an account',
  description: 'The first account of a server becomes its owner. Usernames are compared without regard to case.',
  access: 'anyone',
  limit: null,
  body: registerRequest,
  answer: user,
  problems: [
    ['username_taken', 'Username already exists'],
    ['registration_closed', 'Registration is closed or by invitation only'],
    ['weak_password', 'The password is one that guessing starts with'],
  ],
})

export const loginEndpoint = endpoint({
  method: 'POST',
  path: '/api/users/login',
  name: 'login',
  tag: 'Users',
  summary: 'Answers an access token for 30 minutes',
  description: 'An unknown name and a wrong password are answered alike. Repeated mistakes have to wait ever longer.',
  access: 'anyone',
  limit: null,
  body: loginRequest,
  answer: loginAnswer,
  problems: [['invalid_credentials', 'Invalid credentials']],
})

export const getMeEndpoint = endpoint({
  method: 'GET',
  path: '/api/users/me',
  name: 'getMe',
  tag: 'Users',
  summary: 'The caller',
  access: 'signed_in',
  limit: 'read',
  answer: me,
})

export const updateMeEndpoint = endpoint({
  method: 'PATCH',
  path: '/api/users/me',
  name: 'updateMe',
  tag: 'Users',
  summary: 'Changes settings that follow the caller to every device',
  access: 'signed_in',
  limit: 'write',
  body: settingsPatch,
  answer: me,
})

export const listUsersEndpoint = endpoint({
  method: 'GET',
  path: '/api/users/',
  name: 'listUsers',
  tag: 'Users',
  summary: 'Everybody on this server, by id',
  access: 'signed_in',
  limit: 'read',
  query: z.object({
    after: idText.optional().meta({ description: 'Only people with a greater id' }),
    limit: limitText(LIMITS.listPageMax, SERVER_LIMITS.listPageDefault),
  }),
  answer: z.array(user),
  answerHeaders: { Link: '`rel="next"`: the next page, when there may be one' },
})

export const searchUsersEndpoint = endpoint({
  method: 'GET',
  path: '/api/users/search/{text}',
  name: 'searchUsers',
  tag: 'Users',
  summary: 'People whose name contains the text, in any case; the caller is left out',
  access: 'signed_in',
  limit: 'search',
  params: z.object({ text: searchText }),
  answer: z.array(user),
})
