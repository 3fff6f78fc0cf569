import { answerMethods } from '#http/methods.ts'

/** Version of the files below, so that browsers may keep them until it changes. */
const VERSION = '5.35.0'

const SETTINGS = {
  url: '/api/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
}

/** The description of the API as pages to read and try, all of it from this server. */
async function docs(request: Request): Promise<Response> {
  // The policy of pages runs only scripts that carry this answer's nonce.
  const nonce = request.headers.get('x-nonce') ?? ''
  if (!/^[\w+/=-]*$/.test(nonce)) throw new Error('The nonce of this answer is not one')
  return new Response(page(nonce), { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

const page = (nonce: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Mini Messenger</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/swagger-ui.css?v=${VERSION}">
</head>
<body style="margin:0">
<main id="docs"></main>
<script nonce="${nonce}" src="/docs/swagger-ui-bundle.js?v=${VERSION}"></script>
<script nonce="${nonce}">SwaggerUIBundle(${JSON.stringify(SETTINGS)})</script>
</body>
</html>
`

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answerMethods({ GET: docs })
