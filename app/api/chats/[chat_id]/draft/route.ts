import { saveDraft } from '#domain/drafts/save-draft.ts'
import { saveDraftEndpoint } from '#http/endpoints/drafts.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(saveDraftEndpoint, ({ actor, params, body }) => saveDraft(actor, { ...params, ...body })),
)
