/** `?embed=1`: a frame in another page shows the map and the timeline alone, and does not ask. */
export const isEmbedded =
  typeof location !== 'undefined' && new URLSearchParams(location.search).has('embed');
