export type { MapData } from "../api/types";
export type { Lang } from "../i18n/language.svelte";

/** West, south, east, north in degrees. West greater than east: across the antimeridian. */
export type Box = [number, number, number, number];
export type Point = [number, number];
