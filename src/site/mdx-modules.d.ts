declare module 'virtual:faultbook/mdx' {
  const documents: Record<string, () => Promise<{ default: import('astro/runtime/server/index.js').AstroComponentFactory }>>;
  export default documents;
}
