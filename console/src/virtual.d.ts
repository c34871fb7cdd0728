// Made at build time from docs/law/requirements.md (requirements_plugin.ts).
declare module "virtual:requirements" {
    export const requirements: Record<string, { source: string; asks: string } | undefined>;
}
