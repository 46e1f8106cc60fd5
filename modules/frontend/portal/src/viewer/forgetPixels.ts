/** Drops every decoded image and every measurement of this page from memory. */
export async function forgetPixels(): Promise<void> {
  const { core, startCornerstone, tools } = await import('./stack/cornerstone');
  await startCornerstone();
  core.cache.purgeCache();
  tools.annotation.state.removeAllAnnotations();
}
