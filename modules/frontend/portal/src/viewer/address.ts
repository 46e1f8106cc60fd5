const dicomWeb = '/dicomweb';

/** Addresses of the node's DICOMweb service (PS3.18 10.4); they hold UIDs only. */
export const address = {
  seriesMetadata: (study: string, series: string) => `${dicomWeb}/studies/${study}/series/${series}/metadata`,
  studyThumbnail: (study: string) => `${dicomWeb}/studies/${study}/thumbnail`,
  seriesThumbnail: (study: string, series: string) => `${dicomWeb}/studies/${study}/series/${series}/thumbnail`,
  instance: (study: string, series: string, instance: string) =>
    `${dicomWeb}/studies/${study}/series/${series}/instances/${instance}`,
  renderedFrame: (instance: string, frame: number) => `${instance}/frames/${frame}/rendered`,
};
