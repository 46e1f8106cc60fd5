package org.consilium.web;

import org.consilium.archive.Archive;
import org.consilium.archive.InstanceReceiver;
import org.consilium.imaging.decode.FrameDecoder;
import org.consilium.reports.page.Outlines;
import org.consilium.web.dicomweb.capability.CapabilitiesController;
import org.consilium.web.dicomweb.query.SearchController;
import org.consilium.web.dicomweb.render.RenderedAnswer;
import org.consilium.web.dicomweb.render.RenderedController;
import org.consilium.web.dicomweb.render.Representative;
import org.consilium.web.dicomweb.render.ThumbnailController;
import org.consilium.web.dicomweb.retrieve.BulkDataController;
import org.consilium.web.dicomweb.retrieve.FrameController;
import org.consilium.web.dicomweb.retrieve.Instances;
import org.consilium.web.dicomweb.retrieve.MetadataController;
import org.consilium.web.dicomweb.retrieve.RetrieveController;
import org.consilium.web.dicomweb.store.MetadataLimits;
import org.consilium.web.dicomweb.store.StoreController;
import org.consilium.web.dicomweb.uri.WadoUriController;
import org.consilium.web.multipart.MultipartLimits;
import org.consilium.web.upload.UploadSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import tools.jackson.databind.json.JsonMapper;

/** The Studies Service (PS3.18 10) and what clients before it use, part by part. */
@Configuration(proxyBeanMethods = false)
public class DicomWebConfiguration {

    @Bean
    Instances instances(Archive archive) {
        return new Instances(archive);
    }

    @Bean
    Representative representative(Archive archive) {
        return new Representative(archive);
    }

    @Bean
    RenderedAnswer renderedAnswer(FrameDecoder decoder, WebSettings settings) {
        return new RenderedAnswer(decoder, new Outlines(), settings.publicUrl());
    }

    @Bean
    RenderedController renderedController(
            Archive archive, Instances instances, Representative representative, RenderedAnswer answer) {
        return new RenderedController(archive, instances, representative, answer);
    }

    @Bean
    ThumbnailController thumbnailController(Instances instances, Representative representative, RenderedAnswer answer) {
        return new ThumbnailController(instances, representative, answer);
    }

    @Bean
    WadoUriController wadoUriController(
            Instances instances, FrameDecoder decoder, RenderedAnswer answer, WebSettings settings) {
        return new WadoUriController(instances, decoder, answer, settings.publicUrl());
    }

    @Bean
    CapabilitiesController capabilitiesController(WebSettings settings, JsonMapper json) {
        return new CapabilitiesController(settings.publicUrl(), json);
    }

    @Bean
    SearchController searchController(Archive archive, WebSettings settings) {
        return new SearchController(archive, settings.publicUrl(), settings.queryResultsMax());
    }

    @Bean
    RetrieveController retrieveController(
            Archive archive, Instances instances, FrameDecoder decoder, WebSettings settings) {
        return new RetrieveController(archive, instances, decoder, settings.publicUrl());
    }

    @Bean
    MetadataController metadataController(Archive archive, Instances instances, WebSettings settings) {
        return new MetadataController(archive, instances, settings.publicUrl());
    }

    @Bean
    FrameController frameController(Instances instances, FrameDecoder decoder, WebSettings settings) {
        return new FrameController(instances, decoder, settings.publicUrl());
    }

    @Bean
    BulkDataController bulkDataController(Instances instances) {
        return new BulkDataController(instances);
    }

    /** Leaves {@code multipart/related} bodies alone: they are streamed by us, not collected by the server. */
    @Bean
    MultipartResolver multipartResolver() {
        StandardServletMultipartResolver resolver = new StandardServletMultipartResolver();
        resolver.setStrictServletCompliance(true);
        return resolver;
    }

    @Bean
    StoreController storeController(InstanceReceiver receiver, WebSettings settings, UploadSettings uploads) {
        MultipartLimits limits = new MultipartLimits(
                settings.storePartsMax(),
                MultipartLimits.DEFAULT.headerBytesMax(),
                MultipartLimits.DEFAULT.preambleBytesMax());
        MetadataLimits metadataLimits = new MetadataLimits(
                uploads.folder(),
                settings.storeMetadataMax().toBytes(),
                settings.storeBulkDataMax().toBytes());
        return new StoreController(receiver, limits, metadataLimits, settings.publicUrl());
    }
}
