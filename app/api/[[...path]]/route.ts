import { unknownAddress } from '#http/methods.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = unknownAddress()
