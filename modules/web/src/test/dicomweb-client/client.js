// Does with dicomweb-client what a viewer does, and prints what it was given as one line of JSON.
// Arguments: folder of the package, address of the services, token, study, series, instance, file to store.
const [folder, url, token, studyInstanceUID, seriesInstanceUID, sopInstanceUID, file] = process.argv.slice(2);
global.XMLHttpRequest = require(folder + "/node_modules/xhr2");
const { api } = require(folder + "/node_modules/dicomweb-client");
const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");

const digest = (buffer) => createHash("sha256").update(Buffer.from(buffer)).digest("hex");
const value = (dataSet, tag) => dataSet[tag].Value[0];

async function main() {
    const client = new api.DICOMwebClient({ url, headers: { Authorization: "Bearer " + token }, verbose: false });
    const one = { studyInstanceUID, seriesInstanceUID, sopInstanceUID };
    const octets = [{ mediaType: "application/octet-stream", transferSyntaxUID: "1.2.840.10008.1.2.1" }];
    const studies = await client.searchForStudies({ queryParams: { StudyInstanceUID: studyInstanceUID } });
    const series = await client.searchForSeries({ studyInstanceUID });
    const instances = await client.searchForInstances({ studyInstanceUID, seriesInstanceUID });
    const metadata = [].concat(await client.retrieveInstanceMetadata(one))[0];
    const study = await client.retrieveStudy({ studyInstanceUID });
    const instance = await client.retrieveInstance(one);
    const frames = await client.retrieveInstanceFrames({ ...one, frameNumbers: [1, 2], mediaTypes: octets });
    const rendered = await client.retrieveInstanceFramesRendered({ ...one, frameNumbers: [1], mediaTypes: [{ mediaType: "image/png" }] });
    const bulkData = await client.retrieveBulkData({ BulkDataURI: metadata["7FE00010"].BulkDataURI });
    const stored = await client.storeInstances({ datasets: [new Uint8Array(readFileSync(file)).buffer] });
    console.log(JSON.stringify({
        studies: studies.length,
        patientName: value(studies[0], "00100010").Alphabetic,
        series: series.length,
        instances: instances.length,
        rows: value(metadata, "00280010"),
        study: study.map(digest),
        instance: digest(instance),
        frames: frames.map(digest),
        rendered: Buffer.from([].concat(rendered)[0]).subarray(1, 4).toString(),
        bulkData: bulkData.map(digest),
        stored: String(stored).length > 0,
    }));
}

main().catch((error) => {
    console.error(error.message, error.response);
    process.exit(1);
});
