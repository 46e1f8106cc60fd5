package org.consilium.web;

import org.consilium.archive.Archive;
import org.consilium.archive.InstanceReceiver;
import org.consilium.imaging.codec.FrameDecoder;
import org.consilium.imaging.render.FrameRenderer;
import org.consilium.web.dicomweb.query.SearchController;
import org.consilium.web.dicomweb.retrieve.BulkDataController;
import org.consilium.web.dicomweb.retrieve.FrameController;
import org.consilium.web.dicomweb.retrieve.Instances;
import org.consilium.web.dicomweb.retrieve.MetadataController;
import org.consilium.web.dicomweb.retrieve.RenderedController;
import org.consilium.web.dicomweb.retrieve.RetrieveController;
import org.consilium.web.dicomweb.retrieve.Thumbnailer;
import org.consilium.web.dicomweb.store.StoreController;
import org.consilium.web.multipart.MultipartLimits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** The Studies Service (PS3.18 10), part by part. */
@Configuration(proxyBeanMethods = false)
public class DicomWebConfiguration {

    @Bean
    Instances instances(Archive archive) {
        return new Instances(archive);
    }

    @Bean
    RenderedController renderedController(Archive archive, Instances instances, FrameDecoder decoder) {
        return new RenderedController(instances, new Thumbnailer(archive), new FrameRenderer(decoder));
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
    MetadataController metadataController(Archive archive, WebSettings settings) {
        return new MetadataController(archive, settings.publicUrl());
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
    StoreController storeController(InstanceReceiver receiver, WebSettings settings) {
        MultipartLimits limits = new MultipartLimits(
                settings.storePartsMax(),
                MultipartLimits.DEFAULT.headerBytesMax(),
                MultipartLimits.DEFAULT.preambleBytesMax());
        return new StoreController(receiver, limits, settings.publicUrl());
    }
}
