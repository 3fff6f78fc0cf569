// Loaded into every measured server before anything else (`node --import`): tells what the process has used, when asked.
// It runs only when it is asked, so it costs the server nothing while it is measured.
process.on('message', ({ collect }) => {
  if (collect) for (let round = 0; round < 3; round++) globalThis.gc?.()
  process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage() })
})
process.channel?.unref()
