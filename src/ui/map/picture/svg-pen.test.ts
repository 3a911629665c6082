import { describe, expect, it } from 'vitest';
import { plainColour, SvgHatches, SvgPen } from './svg-pen';
import { xmlText } from './xml';

const pen = (): SvgPen => new SvgPen((text) => text.length * 6);

describe('the pen that writes SVG', () => {
  it('writes what a canvas would show', () => {
    const svg = pen();
    svg.fillStyle = '#123456';
    svg.globalAlpha = 0.5;
    svg.fillRect(1, 2.004, 3, 4);
    svg.globalAlpha = 1;
    svg.strokeStyle = 'rgb(20 22 26 / 28%)';
    svg.lineWidth = 1.5;
    svg.strokeRect(0.5, 0.5, 10, 10);
    expect(svg.markup()).toBe(
      '<rect x="1" y="2" width="3" height="4" fill="#123456" fill-opacity="0.5"/>' +
        '<rect x="0.5" y="0.5" width="10" height="10" fill="none" stroke="rgb(20,22,26)" stroke-opacity="0.28" stroke-width="1.5"/>',
    );
  });

  it('begins a path where a canvas does', () => {
    const svg = pen();
    svg.beginPath();
    svg.lineTo(1, 1);
    svg.lineTo(2, 3);
    svg.closePath();
    svg.fill();
    svg.beginPath();
    svg.roundRect(0, 0, 10, 6, 2);
    svg.fill();
    const [line, round] = svg.markup().match(/ d="[^"]+"/g) ?? [];
    expect(line).toBe(' d="M1 1L2 3Z"');
    expect(round).toBe(' d="M2 0h6a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-6a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2Z"');
  });

  it('writes text with its font, at its baseline, and never as markup', () => {
    const svg = pen();
    svg.font = 'italic 600 10px "Some Mono", monospace';
    svg.fillStyle = '#000';
    svg.textBaseline = 'middle';
    svg.fillText('</text><script>&"', 5, 20);
    expect(svg.markup()).toBe(
      '<text x="5" y="23.5" font-family="&quot;Some Mono&quot;, monospace" font-size="10" font-weight="600" ' +
        'font-style="italic" fill="#000">&lt;/text&gt;&lt;script&gt;&amp;&quot;</text>',
    );
  });

  it('makes each hatch one pattern', () => {
    const hatches = new SvgHatches();
    expect(hatches.get('UC', '#fff')).toBe('url(#hatch-0)');
    expect(hatches.get('zap', '#fff')).toBe('url(#hatch-1)');
    expect(hatches.get('UC', '#fff')).toBe('url(#hatch-0)');
    expect(hatches.markup().match(/<pattern /g)).toHaveLength(2);
    expect(hatches.markup()).toContain('stroke="#fff"');
  });
});

it('knows the colours of the theme', () => {
  expect(plainColour('transparent').colour).toBe('none');
  expect(plainColour('#abc')).toEqual({ colour: '#abc', opacity: 1 });
});

it('keeps out of XML what it cannot hold', () => {
  expect(xmlText('a\u0000b\u001f\ud800\tc\n')).toBe('a\ufffdb\ufffd\ufffd\tc\n');
  expect(xmlText('😀')).toBe('😀');
});
