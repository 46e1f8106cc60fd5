package org.consilium.web;

import org.consilium.cases.notice.PersonalNotices;
import org.consilium.exchange.notice.NoticeSender;
import org.consilium.web.notice.NoticeController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everybody's own notices. */
@Configuration(proxyBeanMethods = false)
class NoticeWebConfiguration {

    @Bean
    NoticeController noticeController(PersonalNotices notices, NoticeSender sender) {
        return new NoticeController(notices, sender);
    }
}
